using System.Text.Json.Nodes;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Graph;

/// <summary>/users/{id}/mailFolders/inbox/messageRules.</summary>
internal static class MessageRules
{
    public static Reply List(ApiRequest request, GraphUser user, int pageSize) =>
        Collection.Page(request, Context(user), user.Rules.Select((rule, index) => Resource(rule, index + 1)), pageSize);

    public static Reply Get(ApiRequest request, GraphUser user, string id) =>
        Index(user, id) is { } index ? Reply.Ok(Entity(user, index)) : NotFound(request);

    public static Reply Patch(ApiRequest request, GraphUser user, string id)
    {
        if (Index(user, id) is not { } index) return NotFound(request);
        if (request.OnlySwitch("isEnabled") is not { } enabled)
            return GraphError.Of(400, "ErrorInvalidRequest", "Only isEnabled can be updated in the simulated tenant.", request.Now);
        // That such a rule cannot be modified is documented; with which words it is refused is not.
        if (user.Rules[index].IsReadOnly) return GraphError.Of(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.", request.Now);
        return Reply.Changed(200, _ =>
        {
            user.Rules[index] = user.Rules[index] with { IsEnabled = enabled };
            return Entity(user, index);
        });
    }

    private static int? Index(GraphUser user, string id) => user.Rules.FindIndex(rule => rule.Id == id) is var index and >= 0 ? index : null;

    private static Reply NotFound(ApiRequest request) =>
        GraphError.Of(404, "ErrorItemNotFound", "The specified object was not found in the store.", request.Now);

    private static JsonObject Entity(GraphUser user, int index)
    {
        var entity = Resource(user.Rules[index], index + 1);
        entity["@odata.context"] = $"{Context(user)}/$entity";
        return entity;
    }

    private static JsonObject Resource(SimulatedInboxRule rule, int sequence) => new()
    {
        ["id"] = rule.Id,
        ["displayName"] = rule.DisplayName,
        ["sequence"] = sequence,
        ["isEnabled"] = rule.IsEnabled,
        ["hasError"] = false,
        ["isReadOnly"] = rule.IsReadOnly,
    };

    private static string Context(GraphUser user) =>
        $"https://graph.microsoft.com/v1.0/$metadata#users('{user.Seed.Id}')/mailFolders('inbox')/messageRules";
}
