// The engine takes whatever stands between "<" and ">" out of titles; what begins no tag is a part of the name.
(() => {
	const TAG = /<[a-z/!?][^>]*>/gi;
	window.strip_html = (text) => cstr(text).replace(TAG, "");
})();
