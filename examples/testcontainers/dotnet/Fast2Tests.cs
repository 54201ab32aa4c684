using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Xunit;

/// <summary>The image for as long as the tests of a class run. Needs the packages Testcontainers and xunit.</summary>
public sealed class Fast2Container : IAsyncLifetime
{
    // To the container this machine is another one, and /_sim opens to others with this key alone.
    public const string AdminKey = "testcontainers";

    private readonly IContainer container = new ContainerBuilder()
        .WithImage(Environment.GetEnvironmentVariable("FAST2SIM_IMAGE") ?? "fast2sim")
        .WithPortBinding(8280, true)
        .WithEnvironment("FAST2SIM_DB", ":memory:")
        .WithEnvironment("FAST2SIM_ADMIN_KEY", AdminKey)
        .WithWaitStrategy(Wait.ForUnixContainer()
            .UntilHttpRequestIsSucceeded(request => request.ForPort(8280).ForPath("/_sim/health")))
        .Build();

    public Uri At(string path) => new($"http://{container.Hostname}:{container.GetMappedPublicPort(8280)}{path}");

    public Task InitializeAsync() => container.StartAsync();

    public Task DisposeAsync() => container.DisposeAsync().AsTask();
}

/// <summary>Each test has a world of its own, which is let go after it.</summary>
public sealed class Fast2Tests(Fast2Container fast2sim) : IClassFixture<Fast2Container>, IAsyncLifetime
{
    private readonly HttpClient client = new();
    private readonly string world = $"test-{Guid.NewGuid()}";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, fast2sim.At($"/_sim/worlds/{world}"));
        request.Headers.Add("X-Sim-Admin-Key", Fast2Container.AdminKey);
        (await client.SendAsync(request)).Dispose();
        client.Dispose();
    }

    [Fact]
    public async Task A_program_gets_its_token()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, fast2sim.At($"/w/{world}/oauth2/token"));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("demo-key:demo-secret")));
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["grant_type"] = "client_credentials" });
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
