<?php

// One arbetsorder from a report to UTFÖRD, with a photo where a file is given: php walk.php [PHOTO]

declare(strict_types=1);

require __DIR__ . '/Fast2.php';

$fast2 = new Fast2(
    getenv('FAST2_BASE_URL') ?: 'http://127.0.0.1:8280',
    getenv('CONSUMER_KEY') ?: 'demo-key',
    getenv('CONSUMER_SECRET') ?: 'demo-secret',
    getenv('FAST2_USERNAME') ?: 'user',
    getenv('FAST2_PASSWORD') ?: 'password',
    getenv('FAST2_TLS_CA_FILE') ?: null,
    getenv('FAST2_TOKEN_FILE') ?: null,
);

try {
    // Searches take the kund's internal number, a new arbetsorder takes the customer number.
    $search = ['filter' => ['kundId' => (int) (getenv('KUND_ID') ?: 310001)]];
    $found = $fast2->call('POST', 'fastastrukturen/objekt/felanmalningsbara/uthyrningsbara', $search);
    $objekt = $found['edges'][0]['node']['id'];
    $created = $fast2->call('POST', 'arbetsorder', [
        'arbetsordertypKod' => 'F',
        'kundNr' => getenv('KUND_NR') ?: 'KUNDA10001',
        'objektId' => $objekt,
        'ursprung' => 1,
        'resursId' => 'R100',
        'information' => ['beskrivning' => 'Ugnen blir inte varm'],
    ]);
    // The document calls it id, the gateway's OpenAPI arbetsorderId.
    $order = $created['id'] ?? $created['arbetsorderId'];
    echo "arbetsorder $order on objekt $objekt\n";

    foreach (array_slice($argv, 1) as $photo) {
        $fast2->attach($order, $photo, 'Så här ser det ut');
        echo "$photo is attached\n";
    }

    foreach (['GODK', 'PAGAR', 'UTFÖRD'] as $status) {
        $fast2->call('PUT', "arbetsorder/$order/status", ['statuskod' => $status]);
    }
    echo 'it is ', $fast2->call('GET', "arbetsorder/$order/status")['statuskod'], "\n";
} catch (Refused $refused) {
    fwrite(STDERR, "refused with {$refused->getMessage()}\n");
    exit(1);
}
