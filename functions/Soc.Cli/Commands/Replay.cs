using Soc.Cli.Hosting;
using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Cli.Commands;

/// <summary>Reads the inputs from where an earlier run was killed, message by message.</summary>
/// <param name="nameless">Whose the records are that name nobody; null: nobody's.</param>
internal sealed class Replay(SocHost host, IReadOnlyList<ReplayInput> inputs, TenantId? nameless, bool again, TextWriter warnings)
{
    private const int NotedEvery = 500;

    private readonly Intake _intake = host.NewIntake(warnings, nameless, again);

    public Tally Tally => _intake.Tally;

    /// <summary>Of all inputs, bytes.</summary>
    public long Size => inputs.Sum(input => input.Size);

    /// <param name="progress">Called after every message with how many bytes lie behind.</param>
    public async Task Run(Action<long> progress, CancellationToken cancellation)
    {
        var behind = 0L;
        await host.Passage.Run(cancellation);
        foreach (var input in inputs)
        {
            await Read(input, read => progress(behind + read), cancellation);
            behind += input.Size;
        }
    }

    private async Task Read(ReplayInput input, Action<long> progress, CancellationToken cancellation)
    {
        var position = new ReadingPosition(host.Store, input.Digest);
        var reading = await position.Begin(host.Clock.GetUtcNow(), cancellation);
        var unnoted = 0;
        await using var stream = input.Open();
        await foreach (var message in MessageReader.Read(stream, cancellation))
        {
            // Checked before, but the file may have changed since: what is broken now goes where unreadable records go.
            var (body, offset, line) = message switch
            {
                StreamedMessage.Complete complete => (complete.Body, complete.Offset, complete.Line),
                StreamedMessage.Broken broken => (broken.Content, broken.Offset, broken.Line),
                _ => throw new InvalidOperationException($"A message of unknown kind: {message.GetType().Name}."),
            };
            if (offset < reading.Position) continue;
            if ((await _intake.Take(new(input.At(offset, line), body, reading.BeganAt), cancellation)).Told) await host.Passage.Run(cancellation);
            if (++unnoted % NotedEvery == 0) await Note(position, reading with { Position = offset + 1 }, cancellation);
            progress(stream.Position);
        }

        await _intake.Enter(cancellation);
        await position.Forget(cancellation);
    }

    private async Task Note(ReadingPosition position, Reading reading, CancellationToken cancellation)
    {
        await _intake.Enter(cancellation);
        await position.Note(reading, cancellation);
    }
}
