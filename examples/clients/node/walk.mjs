// One arbetsorder from a report to UTFÖRD, with a photo where a file is given: node walk.mjs [PHOTO]

import { Fast2, Refused } from './fast2.mjs';

const { env } = process;
const fast2 = new Fast2({
  baseUrl: env.FAST2_BASE_URL ?? 'http://127.0.0.1:8280',
  key: env.CONSUMER_KEY ?? 'demo-key',
  secret: env.CONSUMER_SECRET ?? 'demo-secret',
  username: env.FAST2_USERNAME ?? 'user',
  password: env.FAST2_PASSWORD ?? 'password',
});

try {
  // Searches take the kund's internal number, a new arbetsorder takes the customer number.
  const search = { filter: { kundId: Number(env.KUND_ID ?? 310001) } };
  const found = await fast2.call('POST', 'fastastrukturen/objekt/felanmalningsbara/uthyrningsbara', search);
  const objekt = found.edges[0].node.id;
  const created = await fast2.call('POST', 'arbetsorder', {
    arbetsordertypKod: 'F',
    kundNr: env.KUND_NR ?? 'KUNDA10001',
    objektId: objekt,
    ursprung: 1,
    resursId: 'R100',
    information: { beskrivning: 'Ugnen blir inte varm' },
  });
  // The document calls it id, the gateway's OpenAPI arbetsorderId.
  const order = created.id ?? created.arbetsorderId;
  console.log(`arbetsorder ${order} on objekt ${objekt}`);

  for (const photo of process.argv.slice(2)) {
    await fast2.attach(order, photo, 'Så här ser det ut');
    console.log(`${photo} is attached`);
  }

  for (const statuskod of ['GODK', 'PAGAR', 'UTFÖRD']) {
    await fast2.call('PUT', `arbetsorder/${order}/status`, { statuskod });
  }
  console.log(`it is ${(await fast2.call('GET', `arbetsorder/${order}/status`)).statuskod}`);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(`refused with ${error.message}`);
  process.exitCode = 1;
}
