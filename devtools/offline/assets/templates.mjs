import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { unresolved } from "./problem.mjs";

/** Lets scripts import HTML files: each becomes an entry of `frappe.templates`, named up to its first dot. */
export const templatePlugin = {
	name: "coalition-templates",
	setup(build) {
		build.onResolve({ filter: /\.html$/ }, ({ path, resolveDir }) => {
			const file = resolve(resolveDir, path);
			return existsSync(file) ? { path: file, namespace: "template" } : { errors: [{ text: unresolved(path) }] };
		});
		build.onLoad({ filter: /.*/, namespace: "template" }, async ({ path }) => ({
			contents: toScript(basename(path).split(".", 1)[0], await readFile(path, "utf8")),
		}));
	},
};

// Only backticks are escaped: Frappe's templates are written for the other rules of template literals.
const toScript = (name, html) => `frappe.templates['${name}'] = \`${html.replaceAll("`", "\\`")}\`;`;
