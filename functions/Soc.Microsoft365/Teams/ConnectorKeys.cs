using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Soc.Microsoft365.Teams;

/// <summary>
/// The keys that the Bot Connector signs with. Kept for a day; fetched again when a token names a key that is not among them, but never more
/// often than <see cref="Pause"/>, whatever keys strangers invent. Safe for threads.
/// </summary>
internal sealed class ConnectorKeys(TeamsBot bot, HttpClient http, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly HttpDocumentRetriever _documents = new(http) { RequireHttps = bot.Metadata.Scheme == Uri.UriSchemeHttps };
    private OpenIdConnectConfiguration? _kept;
    private DateTimeOffset _fetchedAt;

    /// <returns>Null while there is nothing to go by: then nobody is believed.</returns>
    public async Task<OpenIdConnectConfiguration?> For(string keyId, CancellationToken cancellation)
    {
        if (_kept is { } kept && !Stale(kept, keyId)) return kept;
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_kept is null || Stale(_kept, keyId)) await Fetch(cancellation);
            return _kept;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>"endorsements" of a key: the channels that whoever signs with it may speak for.</summary>
    public static FrozenSet<string> EndorsementsOf(OpenIdConnectConfiguration configuration, string keyId) =>
        Find(configuration, keyId) is { } key && key.AdditionalData.TryGetValue("endorsements", out var value) ? Strings(value).ToFrozenSet(StringComparer.Ordinal) : [];

    public void Dispose() => _gate.Dispose();

    private bool Stale(OpenIdConnectConfiguration kept, string keyId)
    {
        var age = clock.GetUtcNow() - _fetchedAt;
        return age >= Lifetime || (age >= Pause && Find(kept, keyId) is null);
    }

    /// <summary>Keys that cannot be fetched again are believed in longer than usual: they are replaced rarely, and announced before.</summary>
    private async Task Fetch(CancellationToken cancellation)
    {
        try
        {
            _kept = await OpenIdConnectConfigurationRetriever.GetAsync(bot.Metadata.AbsoluteUri, _documents, cancellation);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or InvalidOperationException or ArgumentException or JsonException)
        {
            if (_kept is null) return;
        }

        _fetchedAt = clock.GetUtcNow();
    }

    private static JsonWebKey? Find(OpenIdConnectConfiguration configuration, string keyId) => configuration.JsonWebKeySet?.Keys.FirstOrDefault(key => key.KeyId == keyId);

    private static IEnumerable<string> Strings(object value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()!),
        IEnumerable<object> items => items.OfType<string>(),
        _ => [],
    };
}
