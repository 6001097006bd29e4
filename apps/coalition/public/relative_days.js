// How long ago something was, beside it in lists and histories: in Arabic each number has a form of its noun of its own
// (قبل يومين، قبل 3 أيام، قبل 11 يوماً), for which the engine's sentences have one.
(() => {
	if (frappe.boot?.lang !== "ar") return;

	const UNITS = [
		["year", 365 * 86400],
		["month", 30 * 86400],
		["week", 7 * 86400],
		["day", 86400],
		["hour", 3600],
		["minute", 60],
	];
	const words = (style) => new Intl.RelativeTimeFormat("ar-u-nu-latn", { numeric: "auto", style });
	const LONG = words("long");
	const SHORT = words("narrow");

	const ago = (when, mini) => {
		const then = typeof when === "string" ? moment(frappe.datetime.convert_to_user_tz(when)) : moment(when);
		const seconds = moment(frappe.datetime.now_datetime()).diff(then, "seconds");
		const [unit, length] = UNITS.find(([, length]) => seconds >= length) || ["second", 60];
		return (mini ? SHORT : LONG).format(-Math.floor(Math.max(seconds, 0) / length), unit);
	};

	const comment_when = window.comment_when;
	window.comment_when = frappe.datetime.comment_when = (when, mini) => {
		const shown = $(comment_when(when, mini));
		return when ? shown.text(ago(when, mini)).prop("outerHTML") : shown.prop("outerHTML");
	};
	frappe.datetime.prettyDate = (when, mini) => (when ? ago(when, mini) : "");
	frappe.datetime.refresh_when = () => {
		$(".frappe-timestamp").each((_place, shown) => {
			const when = shown.dataset.timestamp;
			if (when && when !== "undefined") shown.textContent = ago(when, shown.classList.contains("mini"));
		});
	};
})();
