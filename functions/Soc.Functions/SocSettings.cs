using Microsoft.Extensions.Configuration;
using Soc.Core.Tenants;
using Soc.Core.Triage;
using Soc.Microsoft365;

namespace Soc.Functions;

/// <summary>The app settings, as infra/app/functions.bicep sets them.</summary>
/// <param name="TableServiceUri">Soc__TableServiceUri.</param>
/// <param name="BlobServiceUri">Soc__BlobServiceUri.</param>
/// <param name="EventHubsNamespace">Soc__EventHubsNamespace: the fully qualified name.</param>
/// <param name="EvidenceContainer">Soc__EvidenceContainer.</param>
/// <param name="TelemetryHub">TELEMETRY_HUB_NAME.</param>
/// <param name="AlertsHub">ALERTS_HUB_NAME.</param>
/// <param name="AuditContentTypes">Soc__AuditContentTypes: separated by commas; empty for none.</param>
/// <param name="ClientId">AZURE_CLIENT_ID: of the user-assigned identity; null at home.</param>
/// <param name="HomeTenant">AZURE_TENANT_ID: the tenant whose tokens the identity gets. Null: nothing is connected, and every action ends as a task for a person.</param>
/// <param name="Survey">
/// Soc__AnalystGroups: "L1:object id,L3:object id", empty for none; Soc__NeverContainGroup: an object id, empty for none; Soc__Subscriptions and
/// Soc__Workspaces: ids of the home tenant's subscriptions and customer ids of its workspaces, separated by commas; Soc__Collectors: names or
/// addresses of the machines that send or relay its log lines, separated by commas.
/// </param>
public sealed record SocSettings(
    Uri TableServiceUri,
    Uri BlobServiceUri,
    string EventHubsNamespace,
    string EvidenceContainer,
    string TelemetryHub,
    string AlertsHub,
    IReadOnlyList<string> AuditContentTypes,
    string? ClientId,
    TenantId? HomeTenant,
    SurveyOptions Survey)
{
    /// <summary>APPLICATIONINSIGHTS_CONNECTION_STRING: where traces, metrics and logs go; null at home. It names a place and holds no secret: sending needs a role.</summary>
    public string? ApplicationInsights { get; init; }

    /// <summary>Where evidence lies.</summary>
    public Uri Container => new($"{BlobServiceUri.AbsoluteUri.TrimEnd('/')}/{EvidenceContainer}");

    /// <exception cref="InvalidOperationException">A setting is missing, or is not what it should be.</exception>
    public static SocSettings Read(IConfiguration configuration) => new(
        Address(configuration, "Soc:TableServiceUri"),
        Address(configuration, "Soc:BlobServiceUri"),
        Text(configuration, "Soc:EventHubsNamespace"),
        Text(configuration, "Soc:EvidenceContainer"),
        Text(configuration, "TELEMETRY_HUB_NAME"),
        Text(configuration, "ALERTS_HUB_NAME"),
        List(configuration["Soc:AuditContentTypes"]),
        configuration["AZURE_CLIENT_ID"],
        TenantId.TryParse(configuration["AZURE_TENANT_ID"], out var tenant) ? tenant : null,
        new(AnalystGroups(configuration["Soc:AnalystGroups"]), Group("Soc:NeverContainGroup", configuration["Soc:NeverContainGroup"]))
        {
            Subscriptions = Ids("Soc:Subscriptions", configuration["Soc:Subscriptions"]),
            Workspaces = Ids("Soc:Workspaces", configuration["Soc:Workspaces"]),
            Collectors = [.. List(configuration["Soc:Collectors"]).Distinct(StringComparer.OrdinalIgnoreCase)],
        })
    {
        ApplicationInsights = configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 } connection ? connection : null,
    };

    private static Dictionary<Tier, string> AnalystGroups(string? written)
    {
        const string Name = "Soc:AnalystGroups";
        var groups = new Dictionary<Tier, string>();
        foreach (var item in List(written))
        {
            if (item.Split(':', 2) is not [var tier, var group] || !Enum.TryParse<Tier>(tier, out var known) || !Enum.IsDefined(known) || !groups.TryAdd(known, Group(Name, group)!))
                throw new InvalidOperationException($"The app setting {Shown(Name)} is not of the form L1:object id,L2:object id,L3:object id.");
        }

        return groups;
    }

    private static string[] List(string? written) => (written ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Ids(string name, string? written) =>
    [
        .. List(written)
            .Select(text => Guid.TryParse(text, out var id) ? id.ToString("D") : throw new InvalidOperationException($"The app setting {Shown(name)} holds something that is no id."))
            .Distinct(),
    ];

    private static string? Group(string name, string? written) =>
        string.IsNullOrWhiteSpace(written) ? null
        : Guid.TryParse(written, out var id) ? id.ToString("D")
        : throw new InvalidOperationException($"The app setting {Shown(name)} does not name a group by its object id.");

    private static Uri Address(IConfiguration configuration, string name) =>
        Uri.TryCreate(Text(configuration, name), UriKind.Absolute, out var uri) ? uri : throw new InvalidOperationException($"The app setting {Shown(name)} is no address.");

    private static string Text(IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } text ? text : throw new InvalidOperationException($"The app setting {Shown(name)} is missing.");

    private static string Shown(string name) => name.Replace(":", "__", StringComparison.Ordinal);
}
