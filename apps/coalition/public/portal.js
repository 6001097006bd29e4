// Makes the portal pleasanter where scripts run. Nothing needs it.
(() => {
	const TIMES = 3;
	const WITHIN = 2000;
	let taps = [];
	addEventListener("keydown", (event) => {
		if (event.key !== "Escape") return;
		const now = Date.now();
		taps = [...taps.filter((tap) => now - tap < WITHIN), now];
		if (taps.length >= TIMES) document.getElementById("exit").submit();
	});
	// A page that the browser kept aside is asked for anew: the session may be over.
	addEventListener("pageshow", (event) => {
		if (event.persisted) location.reload();
	});
	const summary = document.querySelector("[role=alert]");
	if (summary) summary.focus();
	// Where there is no connection, nothing is sent: the page with what was typed stays.
	for (const form of document.querySelectorAll("[data-offline]")) {
		form.addEventListener("submit", (event) => {
			const notice = document.getElementById(form.dataset.offline);
			notice.hidden = navigator.onLine;
			if (!navigator.onLine) event.preventDefault();
		});
	}
	// A file that is too large is not sent: it would take its time to be refused.
	for (const input of document.querySelectorAll("[data-largest]")) {
		const notice = document.getElementById(input.dataset.tooLarge);
		const look = () => {
			const isTooLarge = [...input.files].some((file) => file.size > Number(input.dataset.largest));
			notice.hidden = !isTooLarge;
			return isTooLarge;
		};
		input.addEventListener("change", look);
		input.form.addEventListener("submit", (event) => {
			if (!look()) return;
			event.preventDefault();
			input.focus();
		});
	}
	for (const button of document.querySelectorAll("[data-copy]")) {
		if (!navigator.clipboard) continue;
		button.hidden = false;
		button.addEventListener("click", async () => {
			await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
			button.textContent = button.dataset.done;
		});
	}
})();
