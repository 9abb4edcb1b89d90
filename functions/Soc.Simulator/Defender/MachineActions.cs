using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Defender;

/// <summary>/api/machineactions, and the routes of a machine that create them.</summary>
internal sealed class MachineActions(TenantServerOptions options)
{
    private const string Context = "https://api.securitycenter.microsoft.com/api/$metadata#MachineActions";

    // learn.microsoft.com/defender-endpoint/api/get-machineactions-collection names what can be filtered on.
    private static readonly FrozenSet<string> Filterable =
        FrozenSet.ToFrozenSet(["id", "status", "machineId", "type", "requestor", "creationDateTimeUtc"], StringComparer.OrdinalIgnoreCase);

    private readonly List<MachineAction> _actions = [];

    public Reply List(ApiRequest request) =>
        ODataFilter.Apply(request, Filterable, _actions.OrderByDescending(action => action.CreatedAt).Select(action => action.Resource(request.Now)), out var matching) is { } wrong
            ? wrong
            : Collection.Page(request, Context, matching, options.PageSize);

    public Reply Get(ApiRequest request, string id) =>
        Find(id) is { } action ? Reply.Ok(Entity(action, request.Now)) : DefenderError.NotFound($"Machine action {id}");

    public Reply Isolate(ApiRequest request, SimulatedDevice device) =>
        request.Text("IsolationType") is { } type and not ("Full" or "Selective" or "UnManagedDevice")
            ? DefenderError.Of(400, "InvalidInput", $"Invalid input {type}.")
            : Create(request, device, "Isolate", request.Text("IsolationType") ?? "Full");

    public Reply Unisolate(ApiRequest request, SimulatedDevice device) => Create(request, device, "Unisolate", null);

    /// <summary>learn.microsoft.com/defender-endpoint/api/cancel-machine-action: whatever is not in a final state can be cancelled.</summary>
    public Reply Cancel(ApiRequest request, string id)
    {
        if (Find(id) is not { } action) return DefenderError.NotFound($"Machine action {id}");
        if (!action.Open(request.Now)) return DefenderError.Of(400, "BadRequest", "The machine action is in a final state.");
        return Reply.Changed(200, entry =>
        {
            action.Cancel(entry.At, request.Text("Comment"));
            return Entity(action, entry.At);
        });
    }

    private Reply Create(ApiRequest request, SimulatedDevice device, string type, string? scope)
    {
        if (request.Text("Comment") is not { Length: > 0 } comment) return DefenderError.Missing("Comment");
        if (_actions.Find(action => action.MachineId == device.MachineId && action.Type == type && action.Open(request.Now)) is { } open)
            return options.DuplicateAnswersPendingAction
                ? new Reply(201, Entity(open, request.Now))
                : DefenderError.Of(400, "ActiveRequestAlreadyExists", "Action is already in progress");
        return Reply.Changed(201, entry =>
        {
            var action = New(entry, device, type, scope, comment);
            _actions.Add(action);
            return Entity(action, entry.At);
        });
    }

    private MachineAction New(JournalEntry entry, SimulatedDevice device, string type, string? scope, string comment) => new()
    {
        // From the journal alone, so that a restarted server answers to the same id.
        Id = new Guid(entry.Sequence, 0x5041, 0x4ac7, 0x97, 0x82, 0xd5, 0x04, 0x80, 0x02, 0x4a, 0x4e).ToString(),
        Type = type,
        Scope = scope,
        Comment = comment,
        MachineId = device.MachineId,
        ComputerDnsName = device.ComputerDnsName,
        CreatedAt = entry.At,
        StartsAt = entry.At + options.PendingFor,
        EndsAt = entry.At + options.PendingFor + options.InProgressFor,
        Ending = options.MachineActionEndings.GetValueOrDefault(device.MachineId, "Succeeded"),
    };

    private MachineAction? Find(string id) => _actions.Find(action => action.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    private static JsonObject Entity(MachineAction action, DateTimeOffset now)
    {
        var entity = action.Resource(now);
        entity["@odata.context"] = $"{Context}/$entity";
        return entity;
    }
}
