"""Where a request came from: the address that a proxy of ours saw, never one that the caller claims. Pure.

Each proxy adds the address that it saw to the end of `X-Forwarded-For`. What stands further to the left
than our own proxies wrote is the caller's to invent.
"""

import ipaddress


def caller(peer: str, forwarded_for: str, proxies: int) -> str:
	"""The address `proxies` steps before the peer; the peer's own where none are trusted.

	`forwarded_for` is the header as it came. An IPv6 caller is the /64 that its line was given, since it
	may use every address in there. What is no address counts as the peer.
	"""
	hops = [hop.strip() for hop in forwarded_for.split(",") if hop.strip()]
	if proxies <= 0 or not hops:
		return _counted(peer)
	return _counted(hops[-proxies] if proxies <= len(hops) else hops[0], otherwise=peer)


def _counted(text: str, otherwise: str = "") -> str:
	try:
		address = ipaddress.ip_address(text)
	except ValueError:
		return _counted(otherwise) if otherwise else "unknown"
	if isinstance(address, ipaddress.IPv6Address):
		if address.ipv4_mapped:
			return str(address.ipv4_mapped)
		return str(ipaddress.ip_network((int(address), 64), strict=False).network_address) + "/64"
	return str(address)
