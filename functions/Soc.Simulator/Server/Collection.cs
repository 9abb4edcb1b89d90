using System.Globalization;
using System.Text.Json.Nodes;

namespace Soc.Simulator.Server;

/// <summary>A collection as OData pages it: value and, where there is more, @odata.nextLink.</summary>
internal static class Collection
{
    public static Reply Page(ApiRequest request, string context, IEnumerable<JsonObject> items, int pageSize)
    {
        var all = items.ToList();
        var skip = Number(request, "$skip", 0);
        var top = Math.Min(Number(request, "$top", pageSize), pageSize);
        var body = new JsonObject { ["@odata.context"] = context };
        if (request.Query.GetValueOrDefault("$count") == "true") body["@odata.count"] = all.Count;
        body["value"] = new JsonArray([.. all.Skip(skip).Take(top)]);
        if (all.Count > skip + top) body["@odata.nextLink"] = Next(request, skip + top);
        return Reply.Ok(body);
    }

    private static int Number(ApiRequest request, string option, int otherwise) =>
        int.TryParse(request.Query.GetValueOrDefault(option), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static string Next(ApiRequest request, int skip)
    {
        var kept = request.Query.Where(option => !option.Key.Equals("$skip", StringComparison.OrdinalIgnoreCase))
            .Select(option => $"{option.Key}={Uri.EscapeDataString(option.Value)}");
        return $"{request.Url.GetLeftPart(UriPartial.Path)}?{string.Join('&', [.. kept, $"$skip={skip}"])}";
    }
}
