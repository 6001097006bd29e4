import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";

/** Something the person at the keyboard can mend: it is shown as one sentence, never as a stack trace. */
export class Problem extends Error {}

const UNRESOLVED = /^Could not resolve "(.+)"/;

// esbuild's program for this kind of machine is a package of its own, an optional one.
const NO_TOOL = /^The package "(.+)" could not be found/;

export const missingTool = (name, modules) =>
	`the build needs the package "${name}", which is not installed in ${modules}`;

/** The text that esbuild uses for an import it cannot find; Sass errors are put in the same words. */
export const unresolved = (name) => `Could not resolve "${name}"`;

/** Turns whatever a build threw into one sentence; anything unknown is thrown on as it is. */
export function explain(error, bench) {
	if (error instanceof Problem) return error.message;
	const tool = error.message?.match(NO_TOOL)?.[1];
	if (tool) return missingTool(tool, bench.modules);
	if (!error.errors?.length) throw error;
	return explainBuildError(error.errors[0], bench);
}

function explainBuildError({ text, location }, bench) {
	const file = location ? shorten(location.file, bench) : "a bundle";
	const missing = text.match(UNRESOLVED)?.[1];
	if (missing) return explainMissing(file, missing.replace(/^~/, ""), bench);
	return `${file}${location ? `:${location.line}` : ""} does not build: ${firstLine(text)}`;
}

function explainMissing(place, name, bench) {
	const wanted = packageOf(name);
	const isPackage = wanted && !bench.apps.some((app) => app.name === wanted);
	if (!isPackage || existsSync(join(bench.modules, wanted))) {
		return `${place} imports "${name}", which does not exist`;
	}
	return `${place} needs the package "${wanted}", which is not installed in ${bench.modules}`;
}

function packageOf(name) {
	if (/^[./]/.test(name)) return null;
	return name.split("/", name.startsWith("@") ? 2 : 1).join("/");
}

function shorten(file, bench) {
	const inside = relative(bench.root, resolve(bench.root, file));
	return inside.startsWith("..") ? resolve(bench.root, file) : inside;
}

const firstLine = (text) => text.split("\n", 1)[0];
