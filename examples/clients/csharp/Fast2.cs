// A client of FAST2's work-order API: two tokens, their renewal, and photos. .NET 8 or later, nothing else.

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

/// <summary>An answer other than 2xx, with the reason that came with it.</summary>
public sealed class RefusedException(HttpStatusCode status, string reason) : Exception($"{(int)status}: {reason}")
{
    public HttpStatusCode Status { get; } = status;
}

/// <summary>One user's session. Keep it: a new one logs in anew.</summary>
public sealed class Fast2 : IDisposable
{
    private readonly string baseUrl;
    private readonly string basic;
    private readonly object user;
    private readonly HttpClient http;
    private readonly SemaphoreSlim one = new(1);
    private string? gateway;
    private string? login;
    private string? refresh;

    /// <param name="caFile">What to trust, in PEM; null trusts what the system trusts.</param>
    public Fast2(string baseUrl, string key, string secret, string username, string password, string? caFile = null)
    {
        this.baseUrl = baseUrl.TrimEnd('/');
        basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}"));
        user = new { username, password };
        var handler = new SocketsHttpHandler();
        if (caFile is not null)
        {
            // Names and dates are checked as ever; only the authority is another one.
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.ImportFromPemFile(caFile);
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        }
        http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>What an operation answers, null where that is nothing; path is what follows /ao-produkt/v1/.</summary>
    public Task<JsonNode?> Call(HttpMethod method, string path, object? body = null) =>
        Send(method, path, () => body is null ? null : JsonContent.Create(body));

    /// <summary>Puts a photo or a PDF on an arbetsorder: up it goes as a temp file, which is then tied to it.</summary>
    public async Task Attach(long order, string file, string? text = null)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var stored = await Send(HttpMethod.Post, "filetransfer/tempfile", () => new MultipartFormDataContent
        {
            { new ByteArrayContent(bytes), "file", Path.GetFileName(file) },
        });
        var fil = new { filnamn = (string)stored!["fileName"]!, typ = "DOKEXTIMG", beskrivning = text };
        await Call(HttpMethod.Post, $"arbetsorder/{order}/filer", new { fil = new[] { fil } });
    }

    public void Dispose()
    {
        http.Dispose();
        one.Dispose();
    }

    // A request, with its body, can be sent once alone, so each try makes its own.
    private async Task<JsonNode?> Send(HttpMethod method, string path, Func<HttpContent?> body)
    {
        var used = await Token(null);
        try
        {
            return await Once(method, path, body(), used);
        }
        catch (RefusedException refused) when (refused.Status == HttpStatusCode.Unauthorized)
        {
            // A token has run out, and nothing was done: once more with new ones. A second 401 is somebody else's mistake.
            return await Once(method, path, body(), await Token(used));
        }
    }

    /// <summary>
    /// The user's token, renewed where it is the one that has run out. Calls at the same time wait for one renewal: a
    /// refresh token is good for one.
    /// </summary>
    private async Task<string> Token(string? runOut)
    {
        await one.WaitAsync();
        try
        {
            if (login is null) await LogIn();
            else if (login == runOut) await Renew();
            return login!;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Both tokens anew: the program's from the gateway, then the user's.</summary>
    private async Task LogIn()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{baseUrl}/oauth2/token");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["grant_type"] = "client_credentials" });
        gateway = (string)(await Exchange(request))!["access_token"]!;
        await Enter("auth/login", user);
    }

    /// <summary>The user's token for the refresh token, which lives longer; both anew where that has run out.</summary>
    private async Task Renew()
    {
        try
        {
            await Enter("auth/refresh", new { refresh_token = refresh });
        }
        catch (RefusedException)
        {
            await LogIn();
        }
    }

    private async Task Enter(string path, object body)
    {
        var tokens = await Once(HttpMethod.Post, path, JsonContent.Create(body), null);
        login = (string)tokens!["access_token"]!;
        refresh = (string)tokens["refresh_token"]!;
    }

    private async Task<JsonNode?> Once(HttpMethod method, string path, HttpContent? body, string? token)
    {
        using var request = new HttpRequestMessage(method, $"{baseUrl}/ao-produkt/v1/{path}") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", gateway);
        if (token is not null) request.Headers.Add("X-Auth-Token", token);
        return await Exchange(request);
    }

    private async Task<JsonNode?> Exchange(HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new RefusedException(answer.StatusCode, Reason(text));
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>FAST2 says it in message, the gateway in description, the token call in error_description.</summary>
    private static string Reason(string text)
    {
        try
        {
            var error = JsonNode.Parse(text) as JsonObject;
            return (string?)(error?["description"] ?? error?["message"] ?? error?["error_description"]) ?? "no reason";
        }
        catch (JsonException)
        {
            // A gateway can answer with a page of HTML, too.
            return "no reason";
        }
    }
}
