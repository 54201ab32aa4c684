"""An agent without a model: it does what the tools say, and knows nothing else."""

import re
from typing import Any

from talking import Agent, Answer, must


async def corrected(agent: Agent, refused: Answer) -> Answer:
    """Goes from a refusal to a request that is taken, by what the answers say."""
    must(refused.said["status"] >= 400, f"it was not refused: {refused.said}")
    entry = re.fullmatch(r"Call why_refused with entry (\d+)\.", refused.said["next"])
    must(entry is not None, f"the answer does not say what to do next: {refused.said}")
    why, text = await agent.whole("why_refused", entry=int(entry[1]), world=refused.said["world"])
    must(why["refused"] is True and why["code"] in refused.said["codes"], f"why_refused is about another: {why}")
    must(bool(why["rule"]["statement"]) and why["rule"]["basis"] in ("document", "published", "observed", "assumed"), "")
    must(why["corrected"] is True, f"there is no corrected request: {why} {text}")
    data = await agent.data("why_refused", entry=int(entry[1]), world=refused.said["world"])
    must(bool(data["message"]) and bool(data["changes"]), f"it is not said what was changed: {data}")
    for before in data.get("before", []):
        must((await agent.call("call", **before)).said["status"] < 400, "what comes first is refused")
    return await agent.call("call", **data["corrected"])


async def creates(agent: Agent, world: str) -> None:
    await agent.whole("world", action="create", name=world)
    _, listed = await agent.whole("operations")
    create = next(line for line in listed.splitlines() if line.endswith("Create an arbetsorder.")).split()[0]
    page = await agent.data("operations", operation=create)
    example: dict[str, Any] = page["example"]
    beskrivning = next(key for key in ("information",) if key in example)
    spoilt: list[dict[str, Any]] = [
        {**example, "objektsId": example["objektId"]},
        {**{k: v for k, v in example.items() if k != "prioKod"}, "prio": "10"},
        {**example, "prioKod": "77"},
        {**example, "arbetsordertypKod": "Q", "tilltradesKod": "?"},
        {k: v for k, v in example.items() if k != "objektId"},
        {**example, "objektId": "nowhere"},
        {**example, "statusKod": "UTFÖRD"},
        {**example, "frasNr": "many"},
        {**example, "utrymmesId": 999999999},
        {**example, "fakturera": {"faktureras": True, "fakturaBelopp": -5}},
        {**example, beskrivning: {**example[beskrivning], "beskrivningar": "two"}},
        {**example, "planering": {"bokadDatum": "20260304", "bokadFromTid": "12:00", "bokadTomTid": "08:00"}},
    ]
    for body in spoilt:
        refused = await agent.call("call", operation=create, body=body, world=world)
        answer = await corrected(agent, refused)
        must(answer.said["status"] == page["success"] == 201, f"the corrected request is answered {answer.texts}")


async def steps(agent: Agent, world: str) -> None:
    """A new arbetsorder, straight to UTFÖRD: refused until it goes the whole way."""
    made = await agent.data("call", operation="postArbetsorder", body={"objektId": "9900101"}, world=world)
    id = {"id": made["body"]["id"]}
    for _ in range(6):
        done = await agent.call(
            "call", operation="postArbetsorderStatus", parameters=id, body={"statuskod": "UTFÖRD"}, world=world
        )
        if done.said["status"] == 200:
            return
        must((await corrected(agent, done)).said["status"] == 200, "the step is refused")
    must(False, "it never becomes UTFÖRD")


async def others(agent: Agent, world: str) -> None:
    for call in [
        {"operation": "getArbetsorder_1", "parameters": {"id": 99999999}},
        {"operation": "getArbetsordrar_1", "parameters": {"status": "DONE"}},
        {"method": "GET", "path": "/ao-produkt/v1/arbetsordr"},
        {"operation": "putArbetsorder", "parameters": {"id": 101}, "body": {"prioKod": "10"}, "resurs": "L100"},
        {"operation": "getHandelser"},
    ]:
        answer = await corrected(agent, await agent.call("call", **call, world=world))
        must(answer.said["status"] < 400, f"{call} is corrected to what is answered {answer.texts}")


async def whole_agent(agent: Agent, world: str) -> None:
    await creates(agent, world)
    await steps(agent, world)
    await others(agent, world)
    await agent.whole("world", action="drop", name=world)
