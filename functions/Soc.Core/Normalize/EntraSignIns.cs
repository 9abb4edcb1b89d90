using System.Collections.Frozen;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// The sign-in logs of people (those of AD FS too), service principals and managed identities: <c>properties</c> is the Microsoft Graph
/// resource signIn (https://learn.microsoft.com/graph/api/resources/signin).
/// </summary>
internal static class EntraSignIns
{
    // Steps of a sign-in that go on: multifactor required or to be registered, "keep me signed in" asked.
    // https://learn.microsoft.com/entra/identity-platform/reference-error-codes
    private static readonly FrozenSet<string> Interrupts = new[] { "50072", "50074", "50076", "50079", "50140" }.ToFrozenSet();

    /// <summary>A person signs in.</summary>
    public static SecurityEvent? Normalize(Draft draft)
    {
        var properties = draft.Properties;
        var user = Subjects.User(draft.Directory, properties.Text("userId"), properties.Text("userPrincipalName"), properties.Text("userDisplayName"), UserType(properties));
        return user is null ? null : SignIn(draft, properties, new(user, AppInfo: Application(properties.Text("appId"), properties.Text("appDisplayName")))) with
        {
            Device = Device(draft, properties["deviceDetail"].Opened()),
            IsMfa = properties.Text("authenticationRequirement") is { } requirement ? requirement == "multiFactorAuthentication" : null,
        };
    }

    /// <summary>A service principal or a managed identity signs in as itself: an application, never a user.</summary>
    public static SecurityEvent? Workload(Draft draft)
    {
        var properties = draft.Properties;
        var application = Application(properties.Text("appId") ?? properties.Text("servicePrincipalId"), properties.Text("servicePrincipalName"));
        return application is null ? null : SignIn(draft, properties, new(AppInfo: application));
    }

    private static SecurityEvent SignIn(Draft draft, RecordNode properties, Actor actor)
    {
        var result = Result(draft.Record.Text("resultType"), properties["status"].Text("errorCode"));
        return draft.Event with
        {
            Class = OcsfClass.Authentication,
            Activity = "Logon",
            Status = Status(result),
            StatusCode = result,
            StatusDetail = properties["status"].Text("failureReason") ?? draft.Record.Text("resultDescription"),
            Actor = actor with { Session = Subjects.Session(properties.Text("sessionId")) },
            SrcEndpoint = Source(draft.Record, properties),
            HttpRequest = properties.Text("userAgent") is { } agent ? new(agent) : null,
            AuthProtocol = properties.Text("authenticationProtocol") is { } protocol and not "none" ? protocol : null,
            Service = properties.Text("resourceId") is null && properties.Text("resourceDisplayName") is null
                ? null
                : new(properties.Text("resourceId"), properties.Text("resourceDisplayName")),
            Risk = EntraRisks.OfSignIn(properties),
        };
    }

    /// <summary>The number stands in both places; some forwarders write a word in the first.</summary>
    private static string? Result(string? result, string? error) => result is null || (error is not null && !char.IsAsciiDigit(result[0])) ? error : result;

    /// <param name="result">The number of an AADSTS error; "0" is none.</param>
    public static OcsfStatus Status(string? result) => result switch
    {
        null => OcsfStatus.Unknown,
        "0" or "Success" => OcsfStatus.Success,
        _ => Interrupts.Contains(result) ? OcsfStatus.Other : OcsfStatus.Failure,
    };

    private static string? UserType(RecordNode properties) => properties.Text("userType")?.ToUpperInvariant() switch
    {
        "MEMBER" => "User",
        null => null,
        _ => "Other",
    };

    private static Application? Application(string? id, string? name) => id is null ? null : new(id.Lower(), name);

    private static Device? Device(Draft draft, RecordNode detail) =>
        Subjects.Device(draft.Directory, detail.Text("deviceId"), detail.Text("displayName"), detail.Text("operatingSystem"), detail.Flag("isManaged"), detail.Flag("isCompliant"));

    private static Endpoint? Source(RecordNode record, RecordNode properties)
    {
        var system = properties.Number("autonomousSystemNumber") is { } number ? new AutonomousSystem(number) : null;
        return Subjects.Endpoint(properties.Text("ipAddress") ?? record.Text("callerIpAddress"), Place(properties["location"].Opened()), system);
    }

    public static Location? Place(RecordNode place) =>
        place.Text("city") is null && place.Text("countryOrRegion") is null ? null : new(place.Text("city"), place.Text("countryOrRegion"));
}
