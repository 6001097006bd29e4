import { createRequire } from "node:module";
import { join } from "node:path";
import { missingTool, Problem } from "./problem.mjs";

/** Loads a package from the bench: this folder has no node_modules of its own, so a plain import would miss it. */
export function toolLoader(modules) {
	const require = createRequire(join(modules, "package.json"));
	return (name) => {
		try {
			return require(name);
		} catch (error) {
			if (error.code !== "MODULE_NOT_FOUND") throw error;
			throw new Problem(missingTool(name, modules));
		}
	};
}
