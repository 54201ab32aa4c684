import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One arbetsorder from a report to UTFÖRD, with a photo where a file is given: java Walk [PHOTO] */
public final class Walk {
    public static void main(String[] photos) throws Exception {
        var caFile = System.getenv("FAST2_TLS_CA_FILE");
        var fast2 = new Fast2(
                variable("FAST2_BASE_URL", "http://127.0.0.1:8280"),
                variable("CONSUMER_KEY", "demo-key"), variable("CONSUMER_SECRET", "demo-secret"),
                variable("FAST2_USERNAME", "user"), variable("FAST2_PASSWORD", "password"),
                caFile == null ? null : Path.of(caFile));
        try {
            // Searches take the kund's internal number, a new arbetsorder takes the customer number.
            var search = Map.of("filter", Map.of("kundId", Long.parseLong(variable("KUND_ID", "310001"))));
            var found = fast2.call("POST", "fastastrukturen/objekt/felanmalningsbara/uthyrningsbara", search);
            var objekt = found.at("/edges/0/node/id").asText();
            var created = fast2.call("POST", "arbetsorder", Map.of(
                    "arbetsordertypKod", "F", "kundNr", variable("KUND_NR", "KUNDA10001"), "objektId", objekt,
                    "ursprung", 1, "resursId", "R100", "information", Map.of("beskrivning", "Ugnen blir inte varm")));
            // The document calls it id, the gateway's OpenAPI arbetsorderId.
            var order = created.get(created.has("id") ? "id" : "arbetsorderId").asLong();
            System.out.println("arbetsorder " + order + " on objekt " + objekt);

            for (var photo : photos) {
                fast2.attach(order, Path.of(photo), "Så här ser det ut");
                System.out.println(photo + " is attached");
            }

            for (var status : List.of("GODK", "PAGAR", "UTFÖRD")) {
                fast2.call("PUT", "arbetsorder/" + order + "/status", Map.of("statuskod", status));
            }
            var status = fast2.call("GET", "arbetsorder/" + order + "/status", null);
            System.out.println("it is " + status.get("statuskod").asText());
        } catch (Fast2.Refused refused) {
            System.err.println("refused with " + refused.getMessage());
            System.exit(1);
        }
    }

    private static String variable(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
