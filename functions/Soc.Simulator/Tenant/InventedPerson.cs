using Soc.Core.Triage;

namespace Soc.Simulator.Tenant;

/// <summary>Someone (or something) with an account in the invented company, as the tenant, the profile and the day all see them.</summary>
/// <param name="Alias">The part of the user principal name before the at sign.</param>
/// <param name="Job">What the habits of the day go by.</param>
internal sealed record InventedPerson(string Alias, string DisplayName, Job Job)
{
    public string Id { get; } = InventedId.Guid($"user/{Alias}");
    public string UserPrincipalName { get; } = $"{Alias}@{InventedTenant.Domain}";

    /// <summary>As a device joined to Entra knows the account.</summary>
    public string EntraSid { get; } = $"S-1-12-1-{string.Join('-', "abcd".Select(part => InventedId.Number($"sid/{part}/{Alias}")))}";

    /// <summary>As Exchange knows the account.</summary>
    public string MailboxSid { get; } = $"S-1-5-21-2371185934-1730218839-2871452019-{InventedId.Number($"sid/{Alias}") % 50_000_000}";

    /// <summary>Directory role held, as the Graph displays it.</summary>
    public string? Role { get; init; }

    /// <summary>The directory is synchronized from the premises for this account.</summary>
    public bool Synchronized { get; init; }

    public Tier? Tier { get; init; }

    /// <summary>The network of the home office, where the company knows it.</summary>
    public string? HomeAddress { get; init; }

    public bool NeverContain => Job is Job.BreakGlass or Job.DirectorySync;

    /// <summary>An account that a person signs in to every day.</summary>
    public bool Human => !NeverContain;
}

internal enum Job { Management, Finance, Sales, Marketing, Engineering, Software, Production, Office, Security, It, BreakGlass, DirectorySync }
