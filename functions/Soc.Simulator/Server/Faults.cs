namespace Soc.Simulator.Server;

/// <summary>The faults that are still to come. Safe to use while the server runs.</summary>
public sealed class Faults(IReadOnlyList<FaultRule> rules)
{
    private readonly Lock _gate = new();
    private readonly List<FaultRule> _rules = [.. rules];
    private readonly Dictionary<(FaultRule Rule, string Path), int> _calls = [];

    public void Add(FaultRule rule)
    {
        lock (_gate) _rules.Add(rule);
    }

    internal Fault? Next(string method, IReadOnlyList<string> segments)
    {
        lock (_gate)
        {
            foreach (var rule in _rules.Where(rule => rule.Matches(method, segments)))
            {
                var counter = (rule, rule.PerPath ? $"{method} {string.Join('/', segments)}" : "");
                var earlier = _calls.GetValueOrDefault(counter);
                _calls[counter] = earlier + 1;
                if (earlier >= rule.After && earlier < rule.After + rule.Times) return rule.Fault;
            }
        }
        return null;
    }
}
