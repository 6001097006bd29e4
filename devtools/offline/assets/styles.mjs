import { readFile } from "node:fs/promises";

/** Builds style bundles: Sass first, then the given PostCSS plugins, then esbuild's bundling of plain imports. */
export function stylePlugin({ postcss, processors, readStyle }) {
	const processor = postcss(processors);
	return {
		name: "coalition-styles",
		setup(build) {
			keepAssetAddresses(build);
			dropTildes(build);
			build.onLoad({ filter: /\.(css|scss|sass|less|styl)$/ }, async ({ path }) => {
				const { css, errors } = await readStyle(path);
				return errors ? { errors } : runPostcss(processor, css, path);
			});
		},
	};
}

async function runPostcss(processor, css, file) {
	try {
		const result = await processor.process(css, { from: file, map: false });
		return { contents: result.css, loader: "css" };
	} catch (error) {
		if (error.name !== "CssSyntaxError") throw error;
		return { errors: [{ text: error.reason, location: { file, line: error.line } }] };
	}
}

/** The server knows these addresses; as file names they mean nothing. */
export function keepAssetAddresses(build) {
	build.onResolve({ filter: /^\/assets\// }, ({ path }) => ({ path, external: true }));
}

function dropTildes(build) {
	build.onResolve({ filter: /^~/ }, ({ path, importer, resolveDir, kind }) =>
		build.resolve(path.slice(1), { importer, resolveDir, kind })
	);
}

/** Reads styles as CSS. Left-to-right and right-to-left builds share the result: Sass is the slow part. */
export function styleReader(sass) {
	const read = new Map();
	return (file) => {
		if (!read.has(file)) read.set(file, toCss(sass, file));
		return read.get(file);
	};
}

async function toCss(sass, file) {
	if (file.endsWith(".css")) return { css: await readFile(file, "utf8") };
	if (/\.s[ac]ss$/.test(file)) return sass.compileFile(file);
	return { errors: [{ text: "only CSS and Sass can be built here", location: { file, line: 1 } }] };
}
