using Soc.Core.Ingest;

namespace Soc.Simulator.Day.Sources;

/// <summary>How long after the event a source hands its record to the hub.</summary>
public readonly record struct Lateness(TimeSpan Minimum, TimeSpan Maximum)
{
    /// <summary>Sign-ins: measured, 28 to 1,077 seconds. Audit log: 60 to 90 minutes, its typical availability. The rest: some minutes.</summary>
    public static Lateness Of(SignalSource source) => source switch
    {
        SignalSource.EntraSignIn or SignalSource.EntraNonInteractiveSignIn => Seconds(28, 1_077),
        SignalSource.EntraAudit => Seconds(60, 600),
        SignalSource.Office365Exchange => Seconds(3_600, 5_400),
        SignalSource.DefenderEmailEvents or SignalSource.DefenderEmailUrlInfo => Seconds(40, 300),
        SignalSource.DefenderUrlClickEvents => Seconds(60, 600),
        SignalSource.DefenderAlertInfo => Seconds(90, 600),
        SignalSource.DefenderAlertEvidence => Seconds(120, 1_200),
        _ => Seconds(60, 900),
    };

    private static Lateness Seconds(int minimum, int maximum) => new(TimeSpan.FromSeconds(minimum), TimeSpan.FromSeconds(maximum));
}
