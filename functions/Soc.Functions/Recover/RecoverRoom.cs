using Microsoft.Extensions.DependencyInjection;
using Soc.Core.Recover;
using Soc.Microsoft365.Teams;

namespace Soc.Functions.Recover;

internal static class RecoverRoom
{
    public static void Furnish(IServiceCollection services, SocSettings settings)
    {
        services.AddSingleton<NoticeLog>();
        // A host without an identity of its own has no bot.
        if (settings.ClientId is null) services.AddSingleton<INoticeChannel>(provider => provider.GetRequiredService<NoticeLog>());
        else services.AddSingleton<INoticeChannel>(provider => ActivatorUtilities.CreateInstance<TeamsNotices>(provider, provider.GetRequiredService<NoticeLog>()));
    }
}
