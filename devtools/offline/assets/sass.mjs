import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import { unresolved } from "./problem.mjs";

/** Turns Sass files and snippets into `{ css }` or `{ errors }`; imports are looked up in each of the roots. */
export function sassCompiler(sass, roots) {
	const options = { importers: roots.map(importerFor), logger: sass.Logger.silent, quietDeps: true };
	return {
		compileFile: (file) => reporting(() => sass.compile(file, options), file),
		compileText: (text, file, syntax) =>
			reporting(() => sass.compileString(text, { ...options, syntax, url: pathToFileURL(file) }), file),
	};
}

function importerFor(root) {
	// A leading "~" once told bundlers to look in node_modules; here every root is looked at anyway.
	return { findFileUrl: (url) => pathToFileURL(join(root, url.replace(/^~/, ""))) };
}

function reporting(compile, file) {
	try {
		return { css: compile().css };
	} catch (error) {
		if (!error.sassMessage) throw error;
		return { errors: [toBuildError(error, file)] };
	}
}

/** esbuild's shape of an error, so that styles and scripts are reported alike. */
function toBuildError({ sassMessage, span }, file) {
	const isMissing = sassMessage.startsWith("Can't find stylesheet");
	const name = span.text.match(/["'](.+)["']/)?.[1];
	return {
		text: isMissing && name ? unresolved(name) : sassMessage,
		location: { file: span.url ? fileURLToPath(span.url) : file, line: span.start.line + 1 },
	};
}
