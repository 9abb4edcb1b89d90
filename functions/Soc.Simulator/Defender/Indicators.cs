using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Soc.Simulator.Server;

namespace Soc.Simulator.Defender;

/// <summary>/api/indicators: one indicator per type and value, so that submitting again updates it.</summary>
internal sealed class Indicators(TenantServerOptions options)
{
    private const string Context = "https://api.securitycenter.microsoft.com/api/$metadata#Indicators";

    // learn.microsoft.com/defender-endpoint/api/get-ti-indicators-collection; description and externalId are not among them.
    private static readonly FrozenSet<string> Filterable = FrozenSet.ToFrozenSet(
        ["application", "createdByDisplayName", "expirationTime", "generateAlert", "title", "rbacGroupNames", "rbacGroupIds", "indicatorValue",
            "indicatorType", "creationTimeDateTimeUtc", "createdBy", "action", "severity"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Required = ["indicatorValue", "indicatorType", "action", "title", "description"];
    private static readonly string[] Updatable = ["action", "title", "description", "expirationTime", "severity", "recommendedActions"];

    private readonly List<JsonObject> _indicators = [];

    public Reply List(ApiRequest request)
    {
        var active = _indicators.Where(indicator => !Expired(indicator, request.Now)).Select(indicator => indicator.DeepClone().AsObject());
        return ODataFilter.Apply(request, Filterable, active, out var matching) ?? Collection.Page(request, Context, matching, options.PageSize);
    }

    public Reply Submit(ApiRequest request)
    {
        if (Array.Find(Required, name => string.IsNullOrEmpty(request.Text(name))) is { } missing) return DefenderError.Missing(missing);
        if (request.Text("indicatorType") == "IpAddress" && !IPAddress.TryParse(request.Text("indicatorValue"), out _))
            return DefenderError.Of(400, "InvalidIpAddress", $"IP address {request.Text("indicatorValue")} is invalid.");
        return Reply.Changed(200, entry =>
        {
            var indicator = Find(request) ?? Add(request, entry);
            foreach (var name in Updatable) indicator[name] = request.Text(name);
            indicator["severity"] ??= "Informational";
            indicator["lastUpdateTime"] = DefenderCaller.Instant(entry.At);
            indicator["lastUpdatedBy"] = DefenderCaller.ApplicationId;
            var entity = indicator.DeepClone().AsObject();
            entity["@odata.context"] = $"{Context}/$entity";
            return entity;
        });
    }

    public Reply Delete(ApiRequest request, string id) =>
        _indicators.Find(indicator => indicator["id"]!.ToString() == id) is not { } found || Expired(found, request.Now)
            ? DefenderError.NotFound($"Indicator {id}")
            : Reply.Changed(204, _ =>
            {
                _indicators.Remove(found);
                return null;
            });

    private JsonObject? Find(ApiRequest request) => _indicators.Find(indicator =>
        indicator["indicatorType"]!.ToString() == request.Text("indicatorType")
        && indicator["indicatorValue"]!.ToString().Equals(request.Text("indicatorValue"), StringComparison.OrdinalIgnoreCase));

    private JsonObject Add(ApiRequest request, JournalEntry entry)
    {
        var indicator = new JsonObject
        {
            ["id"] = entry.Sequence.ToString(CultureInfo.InvariantCulture),
            ["indicatorValue"] = request.Text("indicatorValue"),
            ["indicatorType"] = request.Text("indicatorType"),
            // Kept from the first submission only: an update does not change it.
            ["application"] = request.Text("application"),
            ["source"] = "Soc.Serverless",
            ["sourceType"] = "AadApp",
            ["createdBy"] = DefenderCaller.ApplicationId,
            ["createdByDisplayName"] = "Soc.Serverless",
            ["creationTimeDateTimeUtc"] = DefenderCaller.Instant(entry.At),
            ["generateAlert"] = false,
            ["rbacGroupNames"] = new JsonArray(),
            ["rbacGroupIds"] = new JsonArray(),
        };
        _indicators.Add(indicator);
        return indicator;
    }

    private static bool Expired(JsonObject indicator, DateTimeOffset now) =>
        DateTimeOffset.TryParse(indicator["expirationTime"]?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires) && expires <= now;
}
