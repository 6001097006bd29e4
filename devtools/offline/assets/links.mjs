import { existsSync, lstatSync, mkdirSync, readlinkSync, symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "./problem.mjs";

/**
 * Makes the links through which the browser reaches the apps. The bundles are written through them as well,
 * hence they come first: a link made later would hide what was built.
 */
export function linkAssets({ assets, apps, modules }) {
	mkdirSync(assets, { recursive: true });
	for (const { name, publicFolder } of apps) {
		if (existsSync(publicFolder)) link(publicFolder, join(assets, name));
	}
	// Frappe's pages load some libraries unbundled, by the address /assets/frappe/node_modules/…
	if (existsSync(join(assets, "frappe"))) link(modules, join(assets, "frappe", "node_modules"));
}

function link(target, path) {
	const found = lstatSync(path, { throwIfNoEntry: false });
	if (found && !found.isSymbolicLink()) throw new Problem(`${path} is in the way: it has to be a link to ${target}`);
	if (found && readlinkSync(path) === target) return;
	if (found) unlinkSync(path);
	symlinkSync(target, path);
}
