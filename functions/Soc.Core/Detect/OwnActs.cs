using Soc.Core.Normalize;
using Soc.Core.Prepare;

namespace Soc.Core.Detect;

/// <summary>
/// What the SOC itself did in the tenant: its own polling can be most of a log category, and its own containment looks like an intruder's.
/// Only where an application of its own acts as itself: a person who signs in to one of them is a person.
/// </summary>
internal static class OwnActs
{
    public static bool Include(SecurityEvent found, TenantDirectory directory) =>
        found.Actor is { User: null, AppInfo.Uid: { } application } && directory.OwnsApplication(application);
}
