using System.Globalization;
using System.Text.Json.Nodes;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Graph;

/// <summary>A user of the simulated directory, with what was done to it.</summary>
internal sealed class GraphUser(SimulatedUser seed)
{
    private readonly List<(DateTimeOffset ValidFrom, DateTimeOffset Visible)> _revocations = [];

    public SimulatedUser Seed => seed;
    public bool AccountEnabled { get; set; } = seed.AccountEnabled;
    public List<SimulatedAuthenticationMethod> Methods { get; } = [.. seed.AuthenticationMethods];
    public List<SimulatedInboxRule> Rules { get; } = [.. seed.InboxRules];

    public void Revoke(DateTimeOffset validFrom, DateTimeOffset visible) => _revocations.Add((validFrom, visible));

    public JsonObject Properties(DateTimeOffset now) => new()
    {
        ["id"] = seed.Id,
        ["userPrincipalName"] = seed.UserPrincipalName,
        ["displayName"] = seed.DisplayName,
        ["mail"] = seed.UserPrincipalName,
        ["businessPhones"] = new JsonArray(),
        ["givenName"] = null,
        ["jobTitle"] = null,
        ["mobilePhone"] = null,
        ["officeLocation"] = null,
        ["preferredLanguage"] = null,
        ["surname"] = null,
        ["accountEnabled"] = AccountEnabled,
        // Null where the object was never synchronized; false means that it once was.
        ["onPremisesSyncEnabled"] = seed.OnPremisesSyncEnabled ? true : null,
        ["signInSessionsValidFromDateTime"] = Instant(SessionsValidFrom(now)),
    };

    /// <summary>The directory keeps whole seconds.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private DateTimeOffset SessionsValidFrom(DateTimeOffset now) =>
        _revocations.Where(revocation => revocation.Visible <= now).Select(revocation => revocation.ValidFrom).Append(seed.SessionsValidFrom).Max();
}
