// The engine's calendar asks for days, and writes those that one chooses in it, in the digits of the desk's language:
// in Arabic it finds nothing and fills in nothing. What goes to the server is written in Western ones.
(() => {
	const to_system_tz = frappe.datetime.convert_to_system_tz;
	frappe.datetime.convert_to_system_tz = (date, ...rest) => {
		const plain = moment.isMoment(date) ? date.clone().locale("en") : date;
		return to_system_tz.call(frappe.datetime, plain, ...rest);
	};
})();
