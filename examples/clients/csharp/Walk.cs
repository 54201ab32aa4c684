// One arbetsorder from a report to UTFÖRD, with a photo where a file is given: dotnet run [PHOTO]

static string Variable(string name, string otherwise) =>
    Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : otherwise;

using var fast2 = new Fast2(
    Variable("FAST2_BASE_URL", "http://127.0.0.1:8280"),
    Variable("CONSUMER_KEY", "demo-key"), Variable("CONSUMER_SECRET", "demo-secret"),
    Variable("FAST2_USERNAME", "user"), Variable("FAST2_PASSWORD", "password"),
    Environment.GetEnvironmentVariable("FAST2_TLS_CA_FILE"));

try
{
    // Searches take the kund's internal number, a new arbetsorder takes the customer number.
    var search = new { filter = new { kundId = long.Parse(Variable("KUND_ID", "310001")) } };
    var found = await fast2.Call(HttpMethod.Post, "fastastrukturen/objekt/felanmalningsbara/uthyrningsbara", search);
    var objekt = (string)found!["edges"]![0]!["node"]!["id"]!;
    var created = await fast2.Call(HttpMethod.Post, "arbetsorder", new
    {
        arbetsordertypKod = "F",
        kundNr = Variable("KUND_NR", "KUNDA10001"),
        objektId = objekt,
        ursprung = 1,
        resursId = "R100",
        information = new { beskrivning = "Ugnen blir inte varm" },
    });
    // The document calls it id, the gateway's OpenAPI arbetsorderId.
    var order = (long)(created!["id"] ?? created["arbetsorderId"])!;
    Console.WriteLine($"arbetsorder {order} on objekt {objekt}");

    foreach (var photo in args)
    {
        await fast2.Attach(order, photo, "Så här ser det ut");
        Console.WriteLine($"{photo} is attached");
    }

    foreach (var statuskod in new[] { "GODK", "PAGAR", "UTFÖRD" })
    {
        await fast2.Call(HttpMethod.Put, $"arbetsorder/{order}/status", new { statuskod });
    }
    var status = await fast2.Call(HttpMethod.Get, $"arbetsorder/{order}/status");
    Console.WriteLine($"it is {status!["statuskod"]}");
    return 0;
}
catch (RefusedException refused)
{
    Console.Error.WriteLine($"refused with {refused.Message}");
    return 1;
}
