import { inlineStyles } from "./outputs.mjs";
import { sassCompiler } from "./sass.mjs";
import { keepAssetAddresses, stylePlugin, styleReader } from "./styles.mjs";
import { templatePlugin } from "./templates.mjs";
import { toolLoader } from "./tools.mjs";
import { vuePlugin } from "./vue.mjs";

const DEFINITIONS = {
	"process.env.NODE_ENV": '"production"',
	__VUE_OPTIONS_API__: "true",
	__VUE_PROD_DEVTOOLS__: "false",
};

/** Builds everything in memory, so that a failure leaves the bench as it was. */
export async function buildBundles(bench, bundles) {
	const load = toolLoader(bench.modules);
	const roots = [bench.modules, ...bench.apps.map((app) => app.folder)];
	const sass = sassCompiler(load("sass"), roots);
	const run = bundler(load("esbuild"), bench, roots);
	const styled = styleBuilder(load, run, bundles.filter((bundle) => bundle.isStyle), styleReader(sass));
	const [scripts, styles, flipped] = await Promise.all([
		run(bundles.filter((bundle) => !bundle.isStyle), "js", scriptPlugins(load, sass, bench)),
		styled("css", [load("autoprefixer")]),
		styled("css-rtl", [load("rtlcss"), load("autoprefixer")]),
	]);
	return { scripts: inlineStyles(scripts), styles, flipped };
}

function styleBuilder(load, run, bundles, readStyle) {
	const postcss = load("postcss");
	return (kind, processors) => run(bundles, kind, [stylePlugin({ postcss, processors, readStyle })]);
}

function scriptPlugins(load, sass, { root }) {
	const vue = vuePlugin({ sfc: load("@vue/compiler-sfc"), sass, root });
	return [vue, templatePlugin, { name: "coalition-addresses", setup: keepAssetAddresses }];
}

function bundler(esbuild, { root, assets }, nodePaths) {
	return async (bundles, kind, plugins) => {
		const outputs = bundles.map(({ app, name, file }) => [`${app}/dist/${kind}/${name}`, file]);
		const { outputFiles } = await esbuild.build({
			entryPoints: Object.fromEntries(outputs),
			entryNames: "[dir]/[name].[hash]",
			outdir: assets,
			absWorkingDir: root,
			bundle: true,
			write: false,
			minify: true,
			target: "es2017",
			nodePaths,
			plugins,
			logLevel: "silent",
			define: DEFINITIONS,
		});
		return outputFiles;
	};
}
