using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// Who called Azure, from the claims of their token, which stand under identity.claims (Activity log) or identity.claim (Key Vault), with
/// long names or short ones (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
/// </summary>
internal static class AzureCallers
{
    private const string Identity = "http://schemas.microsoft.com/identity/claims/";
    private const string Soap = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    /// <summary>Before the name of a personal Microsoft account.</summary>
    private const string Personal = "live.com#";

    public static Actor? Of(Draft draft)
    {
        var claims = Claims(draft);
        var id = claims.Text(Identity + "objectidentifier") ?? claims.Text("oid");
        var name = claims.Text(Soap + "upn") ?? claims.Text("upn");
        var person = IsPerson(claims, name) ? Subjects.User(draft.Directory, id, Account(name ?? claims.Text(Soap + "name") ?? claims.Text("unique_name") ?? Address(claims.Text("name"))), claims.Text("name")) : null;
        var application = Application(claims, person is null ? id : null);
        return person is null && application is null ? null : new(person, AppInfo: application);
    }

    /// <summary>Where the person was when they got the token.</summary>
    public static string? Place(Draft draft) => Claims(draft).Text("ipaddr");

    private static RecordNode Claims(Draft draft)
    {
        var identity = draft.Record["identity"].Opened();
        return identity["claims"].Opened() is { IsObject: true } many ? many : identity["claim"].Opened();
    }

    // The token of an application names no person and has no scope: it acts by roles.
    private static bool IsPerson(RecordNode claims, string? name) => claims.Text("idtyp") switch
    {
        "app" => false,
        "user" => true,
        _ => name is not null || claims.Text(Identity + "scope") is not null || claims.Text("scp") is not null || Address(claims.Text("name")) is not null,
    };

    /// <summary>A forwarder may leave of all claims the name, which is a person's address then.</summary>
    private static string? Address(string? name) => name?.Contains('@', StringComparison.Ordinal) == true ? name : null;

    /// <summary>A service of Azure's own has a name in place of an id.</summary>
    private static Application? Application(RecordNode claims, string? id) =>
        (claims.Text("appid") ?? claims.Text("azp") ?? id) is { } application ? new(application.Lower(), null)
        : claims.Text(Soap + "spn") is { } service ? new(null, service)
        : null;

    private static string? Account(string? name) => name?.Trim() is { } text && text.StartsWith(Personal, StringComparison.OrdinalIgnoreCase) ? text[Personal.Length..] : name;
}
