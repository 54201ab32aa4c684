"""Every tool and every resource, as an agent would use them."""

import json
import urllib.error
import urllib.parse
import urllib.request

from talking import Agent, Failed, must

TOOLS = [
    "guide", "operations", "call", "why_refused", "rule", "journal", "verify", "clock", "world", "fault", "scenario",
    "coverage",
]  # fmt: skip


async def lists(agent: Agent) -> None:
    tools = (await agent.client.list_tools()).tools
    must([tool.name for tool in tools] == TOOLS, f"the tools are {[tool.name for tool in tools]}")
    for tool in tools:
        hints = tool.annotations
        must(bool(tool.title and tool.description), f"{tool.name} does not say what it does")
        must(hints is not None and hints.open_world_hint is False, f"{tool.name} says that it leaves the machine")
        must(tool.input_schema["additionalProperties"] is False, f"{tool.name} takes anything")
        must("$ref" not in json.dumps(tool.input_schema), f"{tool.name} refers to what is not there")
        must(not (hints.read_only_hint and hints.destructive_hint), f"{tool.name} reads and destroys")
    resources = (await agent.client.list_resources()).resources
    for resource in resources:
        text = (await agent.client.read_resource(resource.uri)).contents[0].text
        must(len(text) > 100, f"{resource.uri} is empty")
        if resource.mime_type.endswith("json"):
            json.loads(text)
    names = {str(resource.uri) for resource in resources}
    wanted = {"llms.txt", "openapi/1.1.json", "openapi/published.json", "schema/seed.json", "schema/scenario.json"}
    for name in wanted | {"docs/agents.md", "docs/clients/python.md"}:
        must(f"fast2sim://{name}" in names, f"there is no resource {name}")


async def tools(agent: Agent, world: str) -> None:
    _, text = await agent.whole("guide")
    aside = (await agent.call("guide")).aside
    must(aside["klienter"][0]["consumerKey"] == "demo-key", "guide does not say how to log in")
    must(aside["logins"][0]["username"] == "user", "guide does not say as whom to log in")
    must("Two tokens" in text, "guide does not say what to know")
    must((await agent.whole("guide", topic="docs/paging.md"))[1].count("offset") > 3, "guide reads no document")
    must("vardelista" in (await agent.whole("guide", search="vardelista"))[1], "guide finds nothing")

    must("postArbetsorder " in (await agent.whole("operations"))[1], "operations does not list them")
    page = await agent.data("operations", operation="postArbetsorder")
    must(page["path"] == "/ao-produkt/v1/arbetsorder" and page["example"]["objektId"] != "", "operations shows none")

    made = await agent.data("world", action="create", name=world)
    must(made["baseURL"].endswith(f"/w/{world}"), "world does not say where it is")
    new = await agent.call("call", operation="postArbetsorder", body={"objektId": "9900101"}, world=world)
    must(new.said["status"] == 201, f"call answers {new.said}")
    found = await agent.data("call", operation="getArbetsordrar_1", parameters={"limit": 2, "stat": 1}, world=world)
    must(len(found["body"]) == 2 and found["notes"][0]["code"] == "unknown-parameter", "call shows no notes")

    must((await agent.whole("rule", number="4.2"))[0]["rule"] == "4.2", "rule reads none")
    must((await agent.whole("rule", code="status-step"))[0]["code"]["rule"] == "4.2", "rule knows no code")
    must(len((await agent.whole("rule"))[1].splitlines()) > 50, "rule lists none")

    entries = await agent.data("journal", world=world)
    must([entry["status"] for entry in entries] == [201, 200], f"journal has {entries}")
    entry = await agent.data("journal", entry=entries[0]["id"], world=world)
    must(entry["request"]["text"] == '{"objektId":"9900101"}', "journal has not what was sent")
    code = await agent.data("journal", entry=entries[0]["id"], format="python", world=world)
    must("import" in code["text"] and "objektId" in code["text"], "journal has no code")

    check = {"operation": "postArbetsorder", "count": {"exactly": 1}}
    verdict = (await agent.whole("verify", check=check, world=world))[0]["verdict"]
    must(verdict == "failed", "verify counts what no client has sent")

    before, _ = await agent.whole("clock", world=world)
    after, _ = await agent.whole("clock", advance="P30D", world=world)
    must(after["now"] > before["now"], "clock does not move")

    rule = {"match": {"operation": "token", "times": 1}, "effect": {"preset": "gateway.throttled"}}
    await agent.data("fault", action="add", rule=rule, world=world)
    login = {"grant_type": "client_credentials", "client_id": "demo-key", "client_secret": "demo-secret"}
    request = urllib.request.Request(made["baseURL"] + "/oauth2/token", urllib.parse.urlencode(login).encode())
    try:
        urllib.request.urlopen(request, timeout=10)
    except urllib.error.HTTPError as problem:
        must(problem.code == 429, f"a fault answers {problem.code}")
    else:
        raise Failed("a fault does nothing")
    why = await agent.call("why_refused", world=world)
    must(why.said["status"] == 429 and "fault" in why.said["why"], f"why_refused knows no fault: {why.texts}")
    must((await agent.data("fault", action="list", world=world))[0]["hits"] == 1, "fault counts none")
    await agent.whole("fault", action="remove", world=world)

    must(any(s["name"] == "sla-bruten" or s["steps"] for s in await agent.data("scenario", action="list")), "no scenario")
    run = await agent.data("scenario", action="run", name="sla-bruten", world=world)
    must(run["passed"] is True, f"a scenario fails: {run}")
    await agent.whole("scenario", action="load", name="sla-bruten", world=world)

    must("postArbetsorder" in (await agent.data("coverage", world=world))["never"]["operations"], "coverage counts calls")
    for action in ("reset", "snapshots", "settings", "outbox", "list", "diff"):
        await agent.whole("world", action=action, world=world)
    await agent.whole("world", action="snapshot", name="here", world=world)
    await agent.whole("world", action="restore", name="here", world=world)
    await agent.whole("call", operation="postArbetsorder", body={"objektId": "9900101"}, world=world)
    undone = await agent.data("world", action="undo", world=world)
    must(len(undone["undone"]) >= 1, "world takes nothing back")
    must("kod" in (await agent.data("world", action="state", register="prio", world=world))["prio"][0], "no state")
    await agent.whole("world", action="drop", name=world)


async def mistakes(agent: Agent) -> None:
    """What is wrong is said in words that help, and not as a failure of the protocol."""
    for tool, arguments, words in [
        ("journal", {"entri": 1}, "did you mean entry?"),
        ("world", {"action": "forget"}, "valid are list"),
        ("world", {"action": "create"}, "name is missing"),
        ("operations", {"operation": "postArbetsorders"}, "did you mean postArbetsorder?"),
        ("guide", {"topic": "docs/pagin.md"}, "did you mean docs/paging.md?"),
        ("call", {"operation": "getArbetsorder_1"}, "parameters.id is missing"),
        ("call", {"method": "GET", "path": "/_sim/state"}, "is not one of the API"),
        ("call", {"method": "GET", "path": "/w/other/v1/arbetsorder"}, "is not one of the API"),
        ("call", {"method": "GET", "path": "http://example.com/"}, "is not one of the API"),
        ("journal", {"cursor": "1-99999999"}, "leads to nothing"),
        ("journal", {"world": "nobody-made-it"}, "404"),
    ]:
        answer = await agent.call(tool, **arguments)
        must(answer.is_error and words in " ".join(answer.texts), f"{tool} {arguments} is answered {answer.texts}")
    try:
        await agent.client.call_tool("why_refuse", {})
    except Exception as problem:
        must("did you mean why_refused?" in str(problem), f"an unknown tool is answered {problem}")
    else:
        raise Failed("an unknown tool is called")


async def whole_walk(agent: Agent, world: str) -> None:
    await lists(agent)
    await tools(agent, world)
    await agent.whole("why_refused")
    await mistakes(agent)
    must(agent.called == set(TOOLS), f"not called: {set(TOOLS) - agent.called}")
