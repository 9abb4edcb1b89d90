using System.Globalization;
using Soc.Cli.Commands;
using Soc.Core.Ingest;
using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>Takes records through rules as they are read; holds one message at a time.</summary>
/// <param name="found">Gets each match with the file and the line (from 1) of its record.</param>
internal sealed class MatchRun(SigmaRuleSet rules, CorrelationWatch correlations, Action<SigmaMatch, string, long> found)
{
    private const int ToldEvery = 500;

    public long Records { get; private set; }

    public long Matches { get; private set; }

    /// <summary>Records that are of no log source which the mappings know: no rule was tried on them.</summary>
    public long Unrecognized { get; private set; }

    public Dictionary<SigmaDefinition, long> ByRule { get; } = [];

    /// <param name="progress">Called now and then with how many bytes of a file lie behind.</param>
    /// <exception cref="CommandException">Something in it is no JSON: file, line and byte are named.</exception>
    public async Task Read(string file, Stream stream, Action<long> progress, CancellationToken cancellation)
    {
        var messages = 0L;
        await foreach (var message in MessageReader.Read(stream, cancellation))
        {
            switch (message)
            {
                case StreamedMessage.Broken broken:
                    throw CommandException.Wrong(string.Create(CultureInfo.InvariantCulture, $"{file}: line {broken.Line}, byte {broken.Offset}: {broken.Reason}. What follows was not read."));
                case StreamedMessage.Complete complete:
                    Take(file, complete);
                    if (++messages % ToldEvery == 0) progress(stream.CanSeek ? stream.Position : complete.Offset);
                    break;
                default:
                    throw new InvalidOperationException($"A message of unknown kind: {message.GetType().Name}.");
            }
        }
    }

    public void Count(SigmaDefinition rule) => (Matches, ByRule[rule]) = (Matches + 1, ByRule.GetValueOrDefault(rule) + 1);

    private void Take(string file, StreamedMessage.Complete message)
    {
        var body = message.Body.Span;
        foreach (var place in MessageRecords.Of(body))
        {
            Records++;
            var record = body[place];
            if (rules.Recognize(record) is not { } source) Unrecognized++;
            else if (rules.TryMatch(record, source, out var matches) && matches.Count > 0)
                Tell(file, message, place.Start.GetOffset(body.Length), matches);
        }
    }

    private void Tell(string file, StreamedMessage.Complete message, int start, IReadOnlyList<SigmaMatch> matches)
    {
        var line = message.Line + message.Body.Span[..start].Count((byte)'\n');
        correlations.Observe(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{message.Offset + start}"), matches);
        foreach (var match in matches.Where(match => rules.StandsAlone(match.Rule)))
        {
            Count(match.Rule);
            found(match, file, line);
        }
    }
}
