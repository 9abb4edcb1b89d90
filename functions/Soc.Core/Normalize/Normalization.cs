using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>What became of a signal.</summary>
public abstract record Normalization
{
    private Normalization() { }

    public sealed record Succeeded(SecurityEvent Event) : Normalization;

    public sealed record Failed(QuarantinedSignal Signal) : Normalization;
}
