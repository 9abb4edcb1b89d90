using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Soc.Microsoft365.Teams;

namespace Soc.Microsoft365.Tests.Teams;

/// <summary>
/// The Bot Connector on loopback: its OpenID metadata and keys, the tokens that it would sign, and the routes for messages, as documented at
/// learn.microsoft.com/azure/bot-service/rest-api (bot-framework-rest-connector-authentication and -api-reference).
/// </summary>
internal sealed class TeamsServer : IAsyncDisposable
{
    /// <summary>The app id of the bot that it knows.</summary>
    public const string Bot = "7c0d6f3a-0000-4000-8000-0000000000b0";

    private const int LargestMessage = 100 * 1024;

    // Making a key takes longer than all else in a test.
    private static readonly SigningKey Teams = new("key-1", "msteams", "webchat");
    private static readonly SigningKey WebChat = new("key-2", "webchat");
    private readonly WebApplication _app;

    private TeamsServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(Answer);
    }

    /// <summary>Signs tokens; endorsed for Teams.</summary>
    public SigningKey Key { get; private set; } = Teams;

    /// <summary>Listed too, and endorsed for another channel only.</summary>
    public static SigningKey WebChatKey => WebChat;

    public Uri Address => new(_app.Urls.First() + "/");

    public string ServiceUrl => $"{Address}emea/";

    /// <summary>Every call to its routes for messages.</summary>
    public List<TeamsCall> Calls { get; } = [];

    /// <summary>What stands in Teams: by message id.</summary>
    public SortedDictionary<string, JsonNode> Messages { get; } = new(StringComparer.Ordinal);

    /// <summary>Statuses that are answered next instead of the right ones; the call does nothing.</summary>
    public Queue<int> Faults { get; } = [];

    /// <summary>Set: the next call is carried out, and its answer is lost.</summary>
    public bool LoseNextAnswer { get; set; }

    public TeamsBot World => new(Bot) { Metadata = new(Address, "v1/.well-known/openidconfiguration"), Services = new HashSet<string> { Address.GetLeftPart(UriPartial.Authority) } };

    public int KeyFetches { get; private set; }

    public IReadOnlyList<TeamsCall> Posts => [.. Calls.Where(call => call.Method == "POST")];

    /// <summary>The newest card that has buttons.</summary>
    public JsonNode AskingCard => Messages.Values.Select(TeamsClient.CardIn).Last(card => TeamsClient.Find(card, "Action.Execute").Any());

    public static async Task<TeamsServer> Start(CancellationToken cancellation)
    {
        var server = new TeamsServer();
        await server._app.StartAsync(cancellation);
        return server;
    }

    /// <summary>The Bot Connector signs with another key from now on.</summary>
    public void Rotate(string id) => Key = new(id, "msteams");

    /// <summary>As the Bot Connector writes it, except for what is asked otherwise.</summary>
    public string Token(DateTimeOffset now, Func<JsonObject, JsonObject>? bend = null, SigningKey? key = null, string algorithm = "RS256")
    {
        var claims = new JsonObject
        {
            ["serviceurl"] = ServiceUrl,
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["iss"] = "https://api.botframework.com",
            ["aud"] = Bot,
        };
        return (key ?? Key).Sign(bend?.Invoke(claims) ?? claims, algorithm);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        switch (http.Request.Path.Value!)
        {
            case "/v1/.well-known/openidconfiguration" when Faults.TryDequeue(out var fault):
                await Fail(http, fault, "ServiceError");
                break;
            case "/v1/.well-known/openidconfiguration":
                await http.Response.WriteAsJsonAsync(new { issuer = "https://api.botframework.com", authorization_endpoint = "https://invalid.botframework.com", jwks_uri = new Uri(Address, "v1/.well-known/keys"), id_token_signing_alg_values_supported = new[] { "RS256" }, token_endpoint_auth_methods_supported = new[] { "private_key_jwt" } });
                break;
            case "/v1/.well-known/keys":
                KeyFetches++;
                await http.Response.WriteAsJsonAsync(new { keys = new[] { Key.Jwk(), WebChatKey.Jwk() } });
                break;
            default:
                await Message(http);
                break;
        }
    }

    private async Task Message(HttpContext http)
    {
        var path = http.Request.Path.ToUriComponent().Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
        Calls.Add(new(http.Request.Method, path is [.., "conversations", var conversation, "activities"] ? conversation : path.ElementAtOrDefault(3) ?? "", body));
        if (Faults.TryDequeue(out var fault)) await Fail(http, fault, "ServiceError");
        else if (http.Request.Headers.Authorization != "Bearer loopback") await Fail(http, 401, "Unauthorized");
        else if (body.Length > LargestMessage) await Fail(http, 413, "MessageSizeTooBig");
        else await Carry(http, path, JsonNode.Parse(body)!);
    }

    private async Task Carry(HttpContext http, List<string> path, JsonNode activity)
    {
        var id = (http.Request.Method, path) switch
        {
            ("POST", ["emea", "v3", "conversations", _, "activities"] or ["emea", "v3", "conversations", _, "activities", _]) => $"{1481567603816 + Messages.Count}",
            ("PUT", ["emea", "v3", "conversations", _, "activities", var known]) when Messages.ContainsKey(known) => known,
            _ => null,
        };
        if (id is null)
        {
            await Fail(http, 404, "ActivityNotFoundInConversation");
            return;
        }

        Messages[id] = activity;
        if (LoseNextAnswer)
        {
            LoseNextAnswer = false;
            http.Abort();
            return;
        }

        http.Response.StatusCode = http.Request.Method == "POST" ? 201 : 200;
        await http.Response.WriteAsJsonAsync(new { id });
    }

    private static async Task Fail(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(new { error = new { code, message = "As documented." } });
    }
}

/// <param name="Conversation">Unescaped.</param>
internal sealed record TeamsCall(string Method, string Conversation, string Body);

/// <summary>One of the Bot Connector's keys, with the channels that it may speak for.</summary>
internal sealed class SigningKey(string id, params string[] endorsements)
{
    private readonly RSA _rsa = RSA.Create(2048);

    public object Jwk()
    {
        var parameters = _rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = id, n = Text(parameters.Modulus!), e = Text(parameters.Exponent!), endorsements };
    }

    public string Sign(JsonObject claims, string algorithm)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, kid = id, typ = "JWT" });
        var content = $"{Text(header)}.{Text(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{content}.{Text(Signature(System.Text.Encoding.ASCII.GetBytes(content), algorithm))}";
    }

    private byte[] Signature(byte[] content, string algorithm) => algorithm switch
    {
        "RS256" => _rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "RS384" => _rsa.SignData(content, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        // The public key as a shared secret: the classic confusion.
        "HS256" => HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), content),
        _ => [],
    };

    private static string Text(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
