import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { Problem } from "./problem.mjs";

const BUNDLE = /\.bundle\.(js|ts|jsx|css|scss|sass|less|styl)$/;
const STYLE = /\.(css|scss|sass|less|styl)$/;
const NOT_SOURCE = new Set(["node_modules", "dist"]);

/** Where everything is. All apps are known, even if few are built: bundles may import from any of them. */
export function readBench({ bench, apps, modules }) {
	const root = resolve(bench);
	const listed = readAppList(join(root, "sites", "apps.txt"));
	const chosen = apps ? splitNames(apps, ",") : listed;
	if (!chosen.length) throw new Problem(`no apps to build: give --apps, or name them in ${root}/sites/apps.txt`);
	const all = [...new Set([...listed, ...chosen])].map((name) => readApp(root, name));
	return {
		root,
		assets: join(root, "sites", "assets"),
		modules: readModules(resolve(modules ?? join(root, "apps", "frappe", "node_modules"))),
		apps: all,
		chosen: all.filter((app) => chosen.includes(app.name)),
	};
}

const readAppList = (file) => (existsSync(file) ? splitNames(readFileSync(file, "utf8"), "\n") : []);

const splitNames = (text, separator) => text.split(separator).map((name) => name.trim()).filter(Boolean);

function readApp(root, name) {
	const folder = join(root, "apps", name);
	if (!existsSync(folder)) throw new Problem(`the app "${name}" is not in ${root}/apps`);
	return { name, folder, publicFolder: join(folder, name, "public") };
}

function readModules(folder) {
	if (!existsSync(folder)) throw new Problem(`there are no packages in ${folder}: run "npm ci" there first`);
	return folder;
}

/** Every bundle to build: its source file, and the name of its output without hash and extension. */
export function findBundles({ chosen }) {
	const bundles = chosen.flatMap((app) => findSources(app.publicFolder).map((file) => describe(app, file)));
	rejectTwins(bundles);
	return bundles;
}

function findSources(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return NOT_SOURCE.has(entry.name) ? [] : findSources(path);
		return BUNDLE.test(entry.name) ? [path] : [];
	});
}

function describe(app, file) {
	return { app: app.name, file, name: basename(file, extname(file)), isStyle: STYLE.test(file) };
}

function rejectTwins(bundles) {
	const seen = new Map();
	for (const { app, name, isStyle, file } of bundles) {
		const key = `${app} ${name} ${isStyle}`;
		if (seen.has(key)) throw new Problem(`${file} and ${seen.get(key)} would become the same bundle`);
		seen.set(key, file);
	}
}
