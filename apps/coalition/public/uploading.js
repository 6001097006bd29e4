// Of a file that was refused the engine's box for files tells a status in English, behind the message that says why.
(() => {
	const WORDS = [
		[/^\s*Not permitted\. /, () => ""],
		[/^\s*Size exceeds .*$/s, () => __("This file is too large.")],
		[/^\s*XMLHttpRequest Error\s*$/, () => __("There is no connection: try again when it is back.")],
		[/^\s*\d{3} : .*$/s, () => __("This file was not taken.")],
	];

	const in_words = (text) => WORDS.reduce((told, [said, meant]) => told.replace(said, meant), text);

	const say = (box) => {
		for (const error of box.querySelectorAll(".file-error")) {
			const text = in_words(error.textContent);
			if (text !== error.textContent) error.textContent = text;
		}
	};

	const watch = (Engines) =>
		class extends Engines {
			constructor(...asked) {
				super(...asked);
				const all = { childList: true, subtree: true, characterData: true };
				new MutationObserver(() => say(this.wrapper)).observe(this.wrapper, all);
			}
		};

	// It comes after the desk's first scripts.
	frappe.require("file_uploader.bundle.js", () => {
		if (frappe.ui.FileUploader) frappe.ui.FileUploader = watch(frappe.ui.FileUploader);
	});
})();
