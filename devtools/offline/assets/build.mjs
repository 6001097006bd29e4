#!/usr/bin/env node
/**
 * Builds the browser files of Frappe and its apps, for benches whose Frappe came without its own builder.
 * Usage: node build.mjs --bench <folder> [--apps frappe,coalition] [--modules <node_modules folder>]
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findBundles, readBench } from "./bench.mjs";
import { buildBundles } from "./bundler.mjs";
import { linkAssets } from "./links.mjs";
import { mapEntries, removeOldOutputs, writeFiles, writeMap } from "./outputs.mjs";
import { explain, Problem } from "./problem.mjs";

// Its advice to update a database concerns no one who builds from pinned packages.
process.env.BROWSERSLIST_IGNORE_OLD_DATA = "1";

const bench = readArguments();
try {
	await main(bench, performance.now());
} catch (error) {
	fail(explain(error, bench));
}

function readArguments() {
	const text = { type: "string" };
	try {
		const { values } = parseArgs({ options: { bench: text, apps: text, modules: text } });
		if (!values.bench) throw new Problem("say which bench to build for: --bench <folder>");
		return readBench(values);
	} catch (error) {
		fail(error.message);
	}
}

function fail(sentence) {
	console.error(sentence);
	process.exit(1);
}

async function main(bench, start) {
	const bundles = findBundles(bench);
	linkAssets(bench);
	const { scripts, styles, flipped } = await buildBundles(bench, bundles);
	const files = [...scripts, ...styles, ...flipped];
	writeFiles(files);
	writeMap(join(bench.assets, "assets.json"), mapEntries([...scripts, ...styles], bench.assets), bench);
	writeMap(join(bench.assets, "assets-rtl.json"), mapEntries(flipped, bench.assets, "rtl_"), bench);
	removeOldOutputs(files, bench);
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	console.log(`built ${files.length} bundles of ${bench.chosen.map((app) => app.name).join(", ")} in ${seconds} s`);
}
