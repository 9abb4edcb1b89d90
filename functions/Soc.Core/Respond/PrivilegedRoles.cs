using System.Collections.Frozen;

namespace Soc.Core.Respond;

/// <summary>
/// The built-in Entra roles that Microsoft labels PRIVILEGED, by displayName: whoever holds one is contained by two persons.
/// Readers are among them where what they may read is restricted. Source: learn.microsoft.com,
/// entra/identity/role-based-access-control/permissions-reference, edition of 2026-01-20, with the four labeled since (AI Administrator,
/// AI Reader, Authentication Extensibility Password Administrator, Identity Governance Administrator).
/// </summary>
public static class PrivilegedRoles
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Agent ID Administrator",
        "AI Administrator",
        "AI Reader",
        "Application Administrator",
        "Application Developer",
        "Attribute Provisioning Administrator",
        "Attribute Provisioning Reader",
        "Authentication Administrator",
        "Authentication Extensibility Administrator",
        "Authentication Extensibility Password Administrator",
        "B2C IEF Keyset Administrator",
        "Cloud Application Administrator",
        "Cloud Device Administrator",
        "Conditional Access Administrator",
        "Directory Writers",
        "Domain Name Administrator",
        "External Identity Provider Administrator",
        "Global Administrator",
        "Global Reader",
        "Helpdesk Administrator",
        "Hybrid Identity Administrator",
        "Identity Governance Administrator",
        "Intune Administrator",
        "Lifecycle Workflows Administrator",
        "Partner Tier1 Support",
        "Partner Tier2 Support",
        "Password Administrator",
        "Privileged Authentication Administrator",
        "Privileged Role Administrator",
        "Security Administrator",
        "Security Operator",
        "Security Reader",
        "User Administrator");

    /// <param name="displayName">displayName of a directoryRole, as Graph answers it.</param>
    public static bool Contain(string displayName) => Names.Contains(displayName);
}
