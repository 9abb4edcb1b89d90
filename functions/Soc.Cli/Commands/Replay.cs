using Soc.Cli.Hosting;
using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Cli.Commands;

/// <summary>Reads the inputs from where an earlier run was killed, message by message.</summary>
/// <param name="nameless">Whose the records are that name nobody; null: nobody's.</param>
internal sealed class Replay(SocHost host, IReadOnlyList<ReplayInput> inputs, TenantId? nameless, TextWriter warnings)
{
    private const int NotedEvery = 500;

    private readonly Intake _intake = host.NewIntake(warnings, nameless);

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
        var from = await position.Read(cancellation) ?? 0;
        var unnoted = 0;
        await using var stream = input.Open();
        await foreach (var message in MessageReader.Read(stream, cancellation))
        {
            // Checked before, but the file may have changed since: what is broken now goes where unreadable records go.
            var (body, offset) = message switch
            {
                StreamedMessage.Complete complete => (complete.Body, complete.Offset),
                StreamedMessage.Broken broken => (broken.Content, broken.Offset),
                _ => throw new InvalidOperationException($"A message of unknown kind: {message.GetType().Name}."),
            };
            if (offset < from) continue;
            if ((await _intake.Take(body, input.At(offset), cancellation)).Told) await host.Passage.Run(cancellation);
            if (++unnoted % NotedEvery == 0) await position.Note(offset + 1, cancellation);
            progress(stream.Position);
        }

        await position.Forget(cancellation);
    }
}
