import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client of FAST2's work-order API: two tokens, their renewal, and photos. Java 17 or later, and Jackson. */
public final class Fast2 {
    /** An answer other than 2xx, with the reason that came with it. */
    public static final class Refused extends IOException {
        public final int status;

        Refused(int status, String reason) {
            super(status + ": " + reason);
            this.status = status;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final String basic;
    private final Map<String, String> user;
    private final HttpClient http;
    private String gateway;
    private String login;
    private String refresh;

    /** @param caFile what to trust, in PEM; null trusts what Java trusts */
    public Fast2(String baseUrl, String key, String secret, String username, String password, Path caFile)
            throws IOException, GeneralSecurityException {
        this.baseUrl = baseUrl.replaceAll("/$", "");
        basic = Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
        user = Map.of("username", username, "password", password);
        var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (caFile != null) builder.sslContext(trusting(caFile));
        http = builder.build();
    }

    /** What an operation answers, null where that is nothing; path is what follows /ao-produkt/v1/. */
    public JsonNode call(String method, String path, Object body) throws IOException, InterruptedException {
        return send(method, path, body == null ? new byte[0] : JSON.writeValueAsBytes(body), "application/json");
    }

    /** Puts a photo or a PDF on an arbetsorder: up it goes as a temp file, which is then tied to the arbetsorder. */
    public void attach(long order, Path file, String text) throws IOException, InterruptedException {
        var boundary = UUID.randomUUID().toString();
        var kind = Files.probeContentType(file);
        var name = file.getFileName().toString().replace("\"", "%22");
        var form = new ByteArrayOutputStream();
        form.writeBytes(("--" + boundary + "\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: " + (kind == null ? "application/octet-stream" : kind) + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(Files.readAllBytes(file));
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var stored = send("POST", "filetransfer/tempfile", form.toByteArray(), "multipart/form-data; boundary=" + boundary);
        var fil = Map.of("filnamn", stored.get("fileName").asText(), "typ", "DOKEXTIMG", "beskrivning", text);
        call("POST", "arbetsorder/" + order + "/filer", Map.of("fil", List.of(fil)));
    }

    private JsonNode send(String method, String path, byte[] body, String kind)
            throws IOException, InterruptedException {
        var used = entered();
        try {
            return once(method, path, body, kind, used);
        } catch (Refused refused) {
            if (refused.status != 401) throw refused;
        }
        // A token has run out, and nothing was done: once more with new ones. A second 401 is somebody else's mistake.
        return once(method, path, body, kind, renewed(used));
    }

    /** The user's token. Threads wait for one login. */
    private synchronized String entered() throws IOException, InterruptedException {
        if (login == null) logIn();
        return login;
    }

    /**
     * The user's token for the refresh token, which lives longer; both anew where that has run out as well. Of threads
     * that find the same token run out, one renews it: a refresh token is good for one.
     */
    private synchronized String renewed(String used) throws IOException, InterruptedException {
        if (!used.equals(login)) return login;
        try {
            enter("auth/refresh", Map.of("refresh_token", refresh));
        } catch (Refused refused) {
            logIn();
        }
        return login;
    }

    /** Both tokens anew: the program's from the gateway, then the user's. */
    private void logIn() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        gateway = exchange(request).get("access_token").asText();
        enter("auth/login", user);
    }

    private void enter(String path, Map<String, String> body) throws IOException, InterruptedException {
        var tokens = once("POST", path, JSON.writeValueAsBytes(body), "application/json", null);
        login = tokens.get("access_token").asText();
        refresh = tokens.get("refresh_token").asText();
    }

    private JsonNode once(String method, String path, byte[] body, String kind, String token)
            throws IOException, InterruptedException {
        BodyPublisher publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/ao-produkt/v1/" + path))
                .header("Authorization", "Bearer " + gateway)
                .method(method, publisher);
        if (token != null) request.header("X-Auth-Token", token);
        if (body.length > 0) request.header("Content-Type", kind);
        return exchange(request);
    }

    private JsonNode exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.timeout(Duration.ofSeconds(30)).build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
        var text = answer.body();
        if (answer.statusCode() / 100 == 2) return text.isEmpty() ? null : JSON.readTree(text);
        throw new Refused(answer.statusCode(), reason(text));
    }

    /** FAST2 says it in message, the gateway in description, the token call in error_description. */
    private static String reason(String text) {
        try {
            var error = JSON.readTree(text);
            for (var name : List.of("description", "message", "error_description")) {
                if (error.hasNonNull(name)) return error.get(name).asText();
            }
        } catch (IOException notJson) {
            // A gateway can answer with a page of HTML, too.
        }
        return "no reason";
    }

    private static SSLContext trusting(Path caFile) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(caFile)) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("ca-" + store.size(), one);
            }
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
