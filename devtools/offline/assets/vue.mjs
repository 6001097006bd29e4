import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, relative } from "node:path";

const PART = /^(.+\.vue)\?part=(script|template|style)(\d*)$/;
const SYNTAX = { scss: "scss", sass: "indented" };
const compilers = { script: scriptPart, template: templatePart, style: stylePart };

/**
 * Lets scripts import Vue 3 components. A component becomes a small module that joins its parts, and each part
 * a module of its own: script and template import the same helpers from Vue under the same names.
 */
export function vuePlugin({ sfc, sass, root }) {
	const components = new Map();
	return {
		name: "coalition-vue",
		setup(build) {
			build.onLoad({ filter: /\.vue$/ }, async ({ path }) => {
				const component = parse(sfc, path, await readFile(path, "utf8"), root);
				components.set(path, component);
				return located(path, component.errors ? component : { contents: joinParts(path, component) });
			});
			build.onResolve({ filter: PART }, ({ path }) => ({ path, namespace: "vue-part" }));
			build.onLoad({ filter: PART, namespace: "vue-part" }, ({ path }) => {
				const [, file, part, index] = path.match(PART);
				return located(file, compilers[part]({ sfc, sass, file }, components.get(file), index));
			});
		},
	};
}

/** Imports inside a component are relative to its file, which esbuild cannot know by itself. */
const located = (file, result) => ({ ...result, resolveDir: dirname(file) });

function parse(sfc, file, source, root) {
	const { descriptor, errors } = sfc.parse(source, { filename: file, sourceMap: false });
	if (errors.length) return failure(file, errors);
	const id = createHash("sha256").update(relative(root, file)).digest("hex").slice(0, 8);
	const hasScript = descriptor.script || descriptor.scriptSetup;
	const script = hasScript ? sfc.compileScript(descriptor, { id, isProd: true, sourceMap: false }) : null;
	return { descriptor, id, script, isScoped: descriptor.styles.some((style) => style.scoped) };
}

function joinParts(file, { descriptor, id, script, isScoped }) {
	const part = (query) => JSON.stringify(`${file}?part=${query}`);
	return [
		script ? `import component from ${part("script")};` : "const component = {};",
		...descriptor.styles.map((_, index) => `import ${part(`style${index}`)};`),
		descriptor.template ? `import { render } from ${part("template")}; component.render = render;` : "",
		isScoped ? `component.__scopeId = "data-v-${id}";` : "",
		"export default component;",
	].join("\n");
}

function scriptPart(_, { script }) {
	return { contents: script.content, loader: isTyped(script) ? "ts" : "js" };
}

const isTyped = (script) => script?.lang === "ts";

function templatePart({ sfc, file }, { descriptor, id, script, isScoped }) {
	const { code, errors } = sfc.compileTemplate({
		id,
		source: descriptor.template.content,
		filename: file,
		scoped: isScoped,
		slotted: descriptor.slotted,
		isProd: true,
		compilerOptions: { bindingMetadata: script?.bindings, expressionPlugins: isTyped(script) ? ["typescript"] : [] },
	});
	// Expressions of a TypeScript component keep their types, so templates go through the TypeScript loader.
	return errors.length ? failure(file, errors) : { contents: code, loader: "ts" };
}

function stylePart({ sfc, sass, file }, { descriptor, id }, index) {
	const { content, lang, scoped } = descriptor.styles[index];
	const sheet = SYNTAX[lang] ? sass.compileText(content, file, SYNTAX[lang]) : { css: content };
	if (sheet.errors) return sheet;
	const options = { id: `data-v-${id}`, filename: file, scoped, isProd: true };
	const { code, errors } = sfc.compileStyle({ ...options, source: sheet.css });
	return errors.length ? failure(file, errors) : { contents: code, loader: "css" };
}

function failure(file, errors) {
	const [error] = errors;
	return { errors: [{ text: error.message ?? error, location: { file, line: error.loc?.start.line ?? 1 } }] };
}
