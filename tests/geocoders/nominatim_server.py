"""A server on this machine that speaks enough of Nominatim's protocol, and can misbehave."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

STRAIT = {
    "osm_type": "relation",
    "osm_id": 11,
    "lat": "24.6",
    "lon": "125.9",
    "category": "natural",
    "type": "strait",
    "place_rank": 15,
    "name": "Sable Strait",
    "display_name": "Sable Strait, Nowhere",
    "boundingbox": ["24.5", "24.7", "125.8", "126.0"],
    "address": {"country_code": "jp", "state": "Okinawa"},
}
VILLAGE = {
    **STRAIT,
    "osm_type": "node",
    "osm_id": 12,
    "category": "place",
    "type": "village",
    "name": "Little Sable",
}


class NominatimServer:
    """What it was asked, and what it will say."""

    def __init__(self) -> None:
        self.answers: dict[str, list[dict[str, Any]]] = {"Sable Strait": [STRAIT, VILLAGE]}
        self.status = 200
        self.body: str | None = None
        self.delay = 0.0
        self.asked: list[str] = []
        self.user_agents: list[str] = []
        self.domain = ""


@contextmanager
def serve() -> Iterator[NominatimServer]:
    """Run the server in a thread until the block ends."""
    state = NominatimServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            (question,) = parse_qs(urlsplit(self.path).query)["q"]
            state.asked.append(question)
            state.user_agents.append(self.headers["User-Agent"])
            time.sleep(state.delay)
            body = state.body
            if body is None:
                body = json.dumps(state.answers.get(question, []))
            try:
                self.send_response(state.status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body.encode())
            except ConnectionError:
                return  # the client did not wait

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.domain = f"127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
