import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.DockerImageName;

/**
 * The image for as long as the tests run, and a world of its own for each of them. Needs
 * org.testcontainers:junit-jupiter and org.junit.jupiter:junit-jupiter among the dependencies of the tests.
 */
@Testcontainers
class Fast2Test {
  // To the container this machine is another one, and /_sim opens to others with this key alone.
  private static final String ADMIN_KEY = "testcontainers";

  @Container
  private static final GenericContainer<?> FAST2SIM =
      new GenericContainer<>(DockerImageName.parse(System.getenv().getOrDefault("FAST2SIM_IMAGE", "fast2sim")))
          .withExposedPorts(8280)
          .withEnv("FAST2SIM_DB", ":memory:")
          .withEnv("FAST2SIM_ADMIN_KEY", ADMIN_KEY)
          .waitingFor(Wait.forHttp("/_sim/health").forPort(8280));

  private final HttpClient client = HttpClient.newHttpClient();
  private final String world = "test-" + UUID.randomUUID();

  private static URI at(String path) {
    return URI.create("http://" + FAST2SIM.getHost() + ":" + FAST2SIM.getMappedPort(8280) + path);
  }

  @AfterEach
  void letTheWorldGo() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at("/_sim/worlds/" + world)).header("X-Sim-Admin-Key", ADMIN_KEY).DELETE().build();
    client.send(request, HttpResponse.BodyHandlers.discarding());
  }

  @Test
  void aProgramGetsItsToken() throws Exception {
    String basic =
        Base64.getEncoder().encodeToString("demo-key:demo-secret".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(at("/w/" + world + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    assertEquals(200, client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
  }
}
