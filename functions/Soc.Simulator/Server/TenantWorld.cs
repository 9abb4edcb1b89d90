using System.Text.Json.Nodes;
using Soc.Simulator.Defender;
using Soc.Simulator.Graph;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Server;

/// <summary>
/// The tenant behind the routes: the seed with the journal folded over it. A restart replays the journal through the same routes, so an
/// answer may depend on the state, the call and its instant only.
/// </summary>
internal sealed class TenantWorld : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Journal _journal;
    private readonly GraphApi _graph;
    private readonly DefenderApi _defender;

    public TenantWorld(SimulatedTenant seed, TenantServerOptions options)
    {
        _graph = new GraphApi(seed, options);
        _defender = new DefenderApi(seed, options);
        _journal = Journal.Open(options.JournalFile);
        try
        {
            foreach (var entry in _journal.Entries) Replay(entry);
        }
        catch
        {
            _journal.Dispose();
            throw;
        }
    }

    public IReadOnlyList<JournalEntry> Entries
    {
        get { lock (_gate) return _journal.Entries; }
    }

    public (int Status, JsonNode? Body) Answer(ApiRequest request)
    {
        lock (_gate)
        {
            var reply = Route(request);
            if (reply.Change is null) return (reply.Status, reply.Body);
            var entry = _journal.Append(request.Now, request.Method, request.Url.AbsolutePath, request.Body);
            return (reply.Status, reply.Change(entry));
        }
    }

    public void Dispose() => _journal.Dispose();

    private Reply Route(ApiRequest request) => request.Segments switch
    {
        ["v1.0", ..] => _graph.Answer(request),
        ["api", ..] => _defender.Answer(request),
        _ => new Reply(404),
    };

    private void Replay(JournalEntry entry)
    {
        var url = new Uri(new Uri("http://127.0.0.1"), entry.Path);
        var request = new ApiRequest(entry.Method, HttpCall.Segments(url.AbsolutePath), new Dictionary<string, string>(), entry.Body, entry.At, url);
        var change = Route(request).Change
            ?? throw new InvalidDataException($"Entry {entry.Sequence} of the journal does not fit this tenant: it was written for another one, or with other delays.");
        change(entry);
    }
}
