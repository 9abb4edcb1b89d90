using Soc.Core.Incidents;

namespace Soc.Cli.Demo;

/// <param name="Answer">Approve or Reject without asking; null to ask, or to let the invented analysts approve where nobody can be asked.</param>
internal sealed record DemoOptions(Verdict? Answer, bool Undo, int Seed, int Signals);
