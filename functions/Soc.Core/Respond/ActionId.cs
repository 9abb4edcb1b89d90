using System.Security.Cryptography;
using System.Text;

namespace Soc.Core.Respond;

internal static class ActionId
{
    /// <summary>The target may be attacker-controlled text (a rule's name), so the id holds its hash instead.</summary>
    public static string Of(string kind, string target) =>
        $"{kind}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(target)))[..16]}";
}
