// The image for as long as the tests run, and a world of its own for each of them.
//
//   npm install --save-dev testcontainers
//   node --test
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { GenericContainer, Wait } from "testcontainers";

// To the container this machine is another one, and /_sim opens to others with this key alone.
const adminKey = "testcontainers";
let container;
let name;
let base;

const at = (path) => `http://${container.getHost()}:${container.getMappedPort(8280)}${path}`;

before(async () => {
  container = await new GenericContainer(process.env.FAST2SIM_IMAGE ?? "fast2sim")
    .withExposedPorts(8280)
    .withEnvironment({ FAST2SIM_DB: ":memory:", FAST2SIM_ADMIN_KEY: adminKey })
    .withWaitStrategy(Wait.forHttp("/_sim/health", 8280))
    .start();
});

after(() => container?.stop());

beforeEach(() => {
  name = `test-${randomUUID()}`;
  base = at(`/w/${name}`);
});

afterEach(() => fetch(at(`/_sim/worlds/${name}`), { method: "DELETE", headers: { "X-Sim-Admin-Key": adminKey } }));

test("a program gets its token", async () => {
  const answer = await fetch(`${base}/oauth2/token`, {
    method: "POST",
    headers: { Authorization: `Basic ${btoa("demo-key:demo-secret")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  assert.equal(answer.status, 200);
  assert.ok((await answer.json()).access_token);
});
