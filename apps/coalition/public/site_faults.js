// What is wrong with the site itself stands above every page of the desk, until an operator has mended it.
(() => {
	const faults = frappe.boot?.coalition_site_faults || [];
	if (!faults.length) return;

	$(() => {
		const box = document.createElement("div");
		box.className = "coalition-site-faults";
		box.setAttribute("role", "alert");
		box.textContent = faults.join(" ");
		document.body.prepend(box);
	});
})();
