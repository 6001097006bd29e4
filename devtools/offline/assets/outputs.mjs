import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

const HASHED = /^(.+)\.([0-9A-Z]{8})\.(js|css)$/;

/**
 * Scripts with styles of their own (from Vue components) are to bring them along: the page asks for the script
 * alone. The hash is made anew, as a browser would else keep the old script when nothing but a style changed.
 */
export function inlineStyles(files) {
	const styles = new Map(files.filter((file) => file.path.endsWith(".css")).map((file) => [stem(file.path), file]));
	return files
		.filter((file) => file.path.endsWith(".js"))
		.map((script) => (styles.has(stem(script.path)) ? withStyle(script, styles.get(stem(script.path))) : script));
}

const stem = (path) => path.replace(HASHED, "$1");

function withStyle(script, style) {
	const contents = Buffer.from(`frappe.dom.set_style(${JSON.stringify(style.text)});\n${script.text}`);
	const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase();
	return { path: script.path.replace(HASHED, `$1.${hash}.$3`), contents };
}

export function writeFiles(files) {
	for (const { path, contents } of files) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, contents);
	}
}

/** Writes the map from bundle names to addresses, in which the entries of apps that were not built are kept. */
export function writeMap(file, entries, { assets, chosen }) {
	const old = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
	const built = chosen.map(({ name }) => `/assets/${name}/`);
	const isOurs = (address) => built.some((start) => address.startsWith(start));
	const stays = (address) => !isOurs(address) && existsSync(join(assets, "..", address));
	const kept = Object.entries(old).filter(([, address]) => stays(address));
	const map = { ...Object.fromEntries(kept), ...entries };
	// A site that reads meanwhile must find either the old map or the new one, never half of it.
	writeFileSync(`${file}.new`, `${JSON.stringify(map, null, 4)}\n`);
	renameSync(`${file}.new`, file);
}

export function mapEntries(files, assets, prefix = "") {
	const entries = files.map(({ path }) => [
		prefix + basename(path).replace(HASHED, "$1.$3"),
		`/assets/${relative(assets, path)}`,
	]);
	return Object.fromEntries(entries.sort());
}

/** Removes what earlier builds left. It runs last, so that a page which is being loaded finds its files. */
export function removeOldOutputs(files, { assets, chosen }) {
	const current = new Set(files.map((file) => file.path));
	for (const { name } of chosen) {
		for (const file of listOutputs(join(assets, name, "dist"))) {
			if (!current.has(file)) rmSync(file);
		}
	}
}

function listOutputs(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? listOutputs(path) : [path];
	});
}
