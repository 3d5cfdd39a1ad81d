// The names that `$select` may hold, type by type: the properties of Microsoft Graph's
// own schema (v1.0, August 2026) with those a type inherits, and what beta has beyond.

/** Turns a template of words into a set of them. */
const words = ([text]) => new Set(text.split(/\s+/).filter(Boolean));

const V1 = {
  organization: words`
    assignedPlans businessPhones city country countryLetterCode createdDateTime defaultUsageLocation deletedDateTime
    displayName id marketingNotificationEmails mobileDeviceManagementAuthority onPremisesLastSyncDateTime
    onPremisesSyncEnabled partnerTenantType postalCode preferredLanguage privacyProfile provisionedPlans
    securityComplianceNotificationMails securityComplianceNotificationPhones state street technicalNotificationMails
    tenantType verifiedDomains`,
  subscribedSku: words`
    accountId accountName appliesTo capabilityStatus consumedUnits id prepaidUnits servicePlans skuId skuPartNumber
    subscriptionIds`,
  licenseDetails: words`id servicePlans skuId skuPartNumber`,
  domain: words`
    authenticationType availabilityStatus id isAdminManaged isDefault isInitial isRoot isVerified manufacturer model
    passwordNotificationWindowInDays passwordValidityPeriodInDays state supportedServices`,
  user: words`
    aboutMe accountEnabled ageGroup assignedLicenses assignedPlans authorizationInfo birthday businessPhones city
    companyName consentProvidedForMinor country createdDateTime creationType customSecurityAttributes
    deletedDateTime department deviceEnrollmentLimit displayName employeeHireDate employeeId employeeLeaveDateTime
    employeeOrgData employeeType externalUserState externalUserStateChangeDateTime faxNumber givenName hireDate id
    identities identityParentId imAddresses interests isManagementRestricted isResourceAccount jobTitle
    lastPasswordChangeDateTime legalAgeGroupClassification licenseAssignmentStates mail mailboxSettings mailNickname
    mobilePhone mySite officeLocation onPremisesDistinguishedName onPremisesDomainName onPremisesExtensionAttributes
    onPremisesImmutableId onPremisesLastSyncDateTime onPremisesProvisioningErrors onPremisesSamAccountName
    onPremisesSecurityIdentifier onPremisesSyncEnabled onPremisesUserPrincipalName otherMails passwordPolicies
    passwordProfile pastProjects postalCode preferredDataLocation preferredLanguage preferredName print
    provisionedPlans proxyAddresses responsibilities schools securityIdentifier serviceProvisioningErrors
    showInAddressList signInActivity signInSessionsValidFromDateTime skills state streetAddress surname
    usageLocation userPrincipalName userType`,
  group: words`
    accessType allowExternalSenders assignedLabels assignedLicenses autoSubscribeNewMembers classification
    createdDateTime deletedDateTime description displayName expirationDateTime groupTypes
    hasMembersWithLicenseErrors hideFromAddressLists hideFromOutlookClients id infoCatalogs isArchived
    isAssignableToRole isFavorite isManagementRestricted isSubscribedByMail licenseProcessingState mail mailEnabled
    mailNickname membershipRule membershipRuleProcessingState onPremisesDomainName onPremisesExtensionAttributes
    onPremisesLastSyncDateTime onPremisesNetBiosName onPremisesProvisioningErrors onPremisesSamAccountName
    onPremisesSecurityIdentifier onPremisesSyncEnabled organizationId preferredDataLocation preferredLanguage
    proxyAddresses renewedDateTime resourceBehaviorOptions resourceProvisioningOptions securityEnabled
    securityIdentifier serviceProvisioningErrors theme uniqueName unseenConversationsCount unseenCount
    unseenMessagesCount visibility welcomeMessageEnabled`,
  directoryObject: words`deletedDateTime id`,
  device: words`
    accountEnabled alternativeSecurityIds approximateLastSignInDateTime complianceExpirationDateTime deletedDateTime
    deviceCategory deviceId deviceMetadata deviceOwnership deviceVersion displayName enrollmentProfileName
    enrollmentType id isCompliant isManaged isManagementRestricted isRooted managementType manufacturer mdmAppId
    model onPremisesLastSyncDateTime onPremisesSecurityIdentifier onPremisesSyncEnabled operatingSystem
    operatingSystemVersion physicalIds profileType registrationDateTime systemLabels trustType`,
  directoryRole: words`deletedDateTime description displayName id roleTemplateId`,
  unifiedRoleDefinition: words`
    description displayName id isBuiltIn isEnabled resourceScopes rolePermissions templateId version`,
  unifiedRoleAssignment: words`
    appScopeId condition directoryScopeId id principalId principalOrganizationId roleDefinitionId`,
  unifiedRoleEligibilityScheduleInstance: words`
    appScopeId directoryScopeId endDateTime id memberType principalId roleDefinitionId roleEligibilityScheduleId
    startDateTime`,
  unifiedRoleAssignmentScheduleInstance: words`
    appScopeId assignmentType directoryScopeId endDateTime id memberType principalId roleAssignmentOriginId
    roleAssignmentScheduleId roleDefinitionId startDateTime`,
  userRegistrationDetails: words`
    id isAdmin isMfaCapable isMfaRegistered isPasswordlessCapable isSsprCapable isSsprEnabled isSsprRegistered
    isSystemPreferredAuthenticationMethodEnabled lastUpdatedDateTime methodsRegistered
    systemPreferredAuthenticationMethods userDisplayName userPreferredMethodForSecondaryAuthentication
    userPrincipalName userType`,
  authenticationMethod: words`createdDateTime id`,
  signIn: words`
    appDisplayName appId appliedConditionalAccessPolicies authenticationAppDeviceDetails clientAppUsed
    conditionalAccessStatus correlationId createdDateTime deviceDetail homeTenantId id ipAddress isInteractive
    location resourceDisplayName resourceId resourceTenantId riskDetail riskEventTypes riskEventTypes_v2
    riskLevelAggregated riskLevelDuringSignIn riskState servicePrincipalId servicePrincipalName status userAgent
    userDisplayName userId userPrincipalName`,
  directoryAudit: words`
    activityDateTime activityDisplayName additionalDetails category correlationId id initiatedBy loggedByService
    operationType result resultReason targetResources`,
  conditionalAccessPolicy: words`
    conditions createdDateTime deletedDateTime description displayName grantControls id modifiedDateTime
    sessionControls state templateId`,
  namedLocation: words`createdDateTime deletedDateTime displayName id modifiedDateTime`,
  authenticationStrengthPolicy: words`
    allowedCombinations createdDateTime description displayName id modifiedDateTime policyType requirementsSatisfied`,
  authenticationMethodsPolicy: words`
    description displayName id lastModifiedDateTime policyMigrationState policyVersion reconfirmationInDays
    registrationEnforcement`,
  identitySecurityDefaultsEnforcementPolicy: words`deletedDateTime description displayName id isEnabled`,
  authorizationPolicy: words`
    allowedToSignUpEmailBasedSubscriptions allowedToUseSSPR allowEmailVerifiedUsersToJoinOrganization
    allowInvitesFrom allowUserConsentForRiskyApps blockMsolPowerShell defaultUserRolePermissions deletedDateTime
    description displayName guestUserRoleId id`,
  activityBasedTimeoutPolicy: words`definition deletedDateTime description displayName id isOrganizationDefault`,
  adminConsentRequestPolicy: words`id isEnabled notifyReviewers remindersEnabled requestDurationInDays reviewers version`,
  crossTenantAccessPolicyConfigurationDefault: words`
    appServiceConnectInbound automaticUserConsentSettings b2bCollaborationInbound b2bCollaborationOutbound
    b2bDirectConnectInbound b2bDirectConnectOutbound id inboundTrust
    invitationRedemptionIdentityProviderConfiguration isServiceDefault m365CollaborationInbound
    m365CollaborationOutbound tenantRestrictions`,
  crossTenantAccessPolicyConfigurationPartner: words`
    appServiceConnectInbound automaticUserConsentSettings b2bCollaborationInbound b2bCollaborationOutbound
    b2bDirectConnectInbound b2bDirectConnectOutbound inboundTrust isInMultiTenantOrganization isServiceProvider
    m365CollaborationInbound m365CollaborationOutbound tenantId tenantRestrictions`,
  deviceRegistrationPolicy: words`
    azureADJoin azureADRegistration description displayName id localAdminPassword multiFactorAuthConfiguration
    userDeviceQuota`,
  sharepointSettings: words`
    allowedDomainGuidsForSyncApp availableManagedPathsForSiteCreation deletedUserPersonalSiteRetentionPeriodInDays
    excludedFileExtensionsForSyncApp id idleSessionSignOut imageTaggingOption isCommentingOnSitePagesEnabled
    isFileActivityNotificationEnabled isLegacyAuthProtocolsEnabled isLoopEnabled isMacSyncAppEnabled
    isRequireAcceptingUserToMatchInvitedUserEnabled isResharingByExternalUsersEnabled
    isSharePointMobileNotificationEnabled isSharePointNewsfeedEnabled isSiteCreationEnabled isSiteCreationUIEnabled
    isSitePagesCreationEnabled isSitesStorageLimitAutomatic isSyncButtonHiddenOnPersonalSite
    isUnmanagedSyncAppForTenantRestricted personalSiteDefaultStorageLimitInMB sharingAllowedDomainList
    sharingBlockedDomainList sharingCapability sharingDomainRestrictionMode siteCreationDefaultManagedPath
    siteCreationDefaultStorageLimitInMB tenantDefaultTimezone`,
  secureScore: words`
    activeUserCount averageComparativeScores azureTenantId controlScores createdDateTime currentScore
    enabledServices id licensedUserCount maxScore vendorInformation`,
  secureScoreControlProfile: words`
    actionType actionUrl azureTenantId complianceInformation controlCategory controlStateUpdates deprecated id
    implementationCost lastModifiedDateTime maxScore rank remediation remediationImpact service threats tier title
    userImpact vendorInformation`,
  managedDevice: words`
    activationLockBypassCode androidSecurityPatchLevel azureADDeviceId azureADRegistered
    complianceGracePeriodExpirationDateTime complianceState configurationManagerClientEnabledFeatures
    deviceActionResults deviceCategoryDisplayName deviceEnrollmentType deviceHealthAttestationState deviceName
    deviceRegistrationState easActivated easActivationDateTime easDeviceId emailAddress enrolledDateTime
    enrollmentProfileName ethernetMacAddress exchangeAccessState exchangeAccessStateReason
    exchangeLastSuccessfulSyncDateTime freeStorageSpaceInBytes iccid id imei isEncrypted isSupervised jailBroken
    lastSyncDateTime managedDeviceName managedDeviceOwnerType managementAgent managementCertificateExpirationDate
    managementState manufacturer meid model notes operatingSystem osVersion partnerReportedThreatState phoneNumber
    physicalMemoryInBytes remoteAssistanceSessionErrorDetails remoteAssistanceSessionUrl
    requireUserEnrollmentApproval serialNumber subscriberCarrier totalStorageSpaceInBytes udid userDisplayName
    userId userPrincipalName wiFiMacAddress`,
  windowsProtectionState: words`
    antiMalwareVersion controlledConfigurationEnabled deviceState engineVersion fullScanOverdue fullScanRequired id
    isVirtualMachine lastFullScanDateTime lastFullScanSignatureVersion lastQuickScanDateTime
    lastQuickScanSignatureVersion lastReportedDateTime malwareProtectionEnabled networkInspectionSystemEnabled
    productStatus quickScanOverdue realTimeProtectionEnabled rebootRequired signatureUpdateOverdue signatureVersion
    tamperProtectionEnabled`,
  deviceManagement: words`
    deviceProtectionOverview id intuneAccountId intuneBrand settings subscriptionState
    userExperienceAnalyticsSettings windowsMalwareOverview`,
  deviceCompliancePolicy: words`createdDateTime description displayName id lastModifiedDateTime version`,
  deviceCompliancePolicyAssignment: words`id target`,
  deviceConfiguration: words`createdDateTime description displayName id lastModifiedDateTime version`,
  managedAppPolicy: words`createdDateTime description displayName id lastModifiedDateTime version`,
  iosManagedAppProtection: words`
    allowedDataStorageLocations allowedInboundDataTransferSources allowedOutboundClipboardSharingLevel
    allowedOutboundDataTransferDestinations appDataEncryptionType contactSyncBlocked createdDateTime
    customBrowserProtocol dataBackupBlocked deployedAppCount description deviceComplianceRequired
    disableAppPinIfDevicePinIsSet displayName faceIdBlocked fingerprintBlocked id isAssigned lastModifiedDateTime
    managedBrowser managedBrowserToOpenLinksRequired maximumPinRetries minimumPinLength minimumRequiredAppVersion
    minimumRequiredOsVersion minimumRequiredSdkVersion minimumWarningAppVersion minimumWarningOsVersion
    organizationalCredentialsRequired periodBeforePinReset periodOfflineBeforeAccessCheck
    periodOfflineBeforeWipeIsEnforced periodOnlineBeforeAccessCheck pinCharacterSet pinRequired printBlocked
    saveAsBlocked simplePinBlocked version`,
  androidManagedAppProtection: words`
    allowedDataStorageLocations allowedInboundDataTransferSources allowedOutboundClipboardSharingLevel
    allowedOutboundDataTransferDestinations contactSyncBlocked createdDateTime customBrowserDisplayName
    customBrowserPackageId dataBackupBlocked deployedAppCount description deviceComplianceRequired
    disableAppEncryptionIfDeviceEncryptionIsEnabled disableAppPinIfDevicePinIsSet displayName encryptAppData
    fingerprintBlocked id isAssigned lastModifiedDateTime managedBrowser managedBrowserToOpenLinksRequired
    maximumPinRetries minimumPinLength minimumRequiredAppVersion minimumRequiredOsVersion
    minimumRequiredPatchVersion minimumWarningAppVersion minimumWarningOsVersion minimumWarningPatchVersion
    organizationalCredentialsRequired periodBeforePinReset periodOfflineBeforeAccessCheck
    periodOfflineBeforeWipeIsEnforced periodOnlineBeforeAccessCheck pinCharacterSet pinRequired printBlocked
    saveAsBlocked screenCaptureBlocked simplePinBlocked version`,
  servicePrincipal: words`
    accountEnabled addIns alternativeNames appDescription appDisplayName appId applicationTemplateId
    appOwnerOrganizationId appRoleAssignmentRequired appRoles createdByAppId customSecurityAttributes
    deletedDateTime description disabledByMicrosoftStatus displayName homepage id info isDisabled keyCredentials
    loginUrl logoutUrl notes notificationEmailAddresses oauth2PermissionScopes passwordCredentials
    preferredSingleSignOnMode preferredTokenSigningKeyThumbprint replyUrls resourceSpecificApplicationPermissions
    samlSingleSignOnSettings servicePrincipalNames servicePrincipalType signInAudience tags tokenEncryptionKeyId
    verifiedPublisher`,
  application: words`
    addIns api appId applicationTemplateId appRoles authenticationBehaviors certification createdByAppId
    createdDateTime defaultRedirectUri deletedDateTime description disabledByMicrosoftStatus displayName
    groupMembershipClaims id identifierUris info isDeviceOnlyAuthSupported isDisabled isFallbackPublicClient
    keyCredentials logo managerApplications nativeAuthenticationApisEnabled notes oauth2RequirePostResponse
    optionalClaims parentalControlSettings passwordCredentials publicClient publisherDomain
    requestSignatureVerification requiredResourceAccess samlMetadataUrl serviceManagementReference
    servicePrincipalLockConfiguration signInAudience spa tags tokenEncryptionKeyId uniqueName verifiedPublisher web`,
  oAuth2PermissionGrant: words`clientId consentType id principalId resourceId scope`,
  appRoleAssignment: words`
    appRoleId createdDateTime deletedDateTime id principalDisplayName principalId principalType resourceDisplayName
    resourceId`,
  groupSetting: words`displayName id templateId values`,
  "security.alert": words`
    actorDisplayName additionalData alertPolicyId alertWebUrl assignedTo categories category classification comments
    createdDateTime customDetails description detectionSource detectorId determination evidence
    firstActivityDateTime id incidentId incidentWebUrl investigationState lastActivityDateTime lastUpdateDateTime
    mitreTechniques productName providerAlertId recommendedActions resolvedDateTime serviceSource severity status
    systemTags tenantId threatDisplayName threatFamilyName title`,
  riskyUser: words`
    id isDeleted isProcessing riskDetail riskLastUpdatedDateTime riskLevel riskState userDisplayName
    userPrincipalName`,
  riskDetection: words`
    activity activityDateTime additionalInfo correlationId detectedDateTime detectionTimingType id ipAddress
    lastUpdatedDateTime location requestId riskDetail riskEventType riskLevel riskState source tokenIssuerType
    userDisplayName userId userPrincipalName`,
  simulation: words`
    attackTechnique attackType automationId completionDateTime createdBy createdDateTime description displayName
    durationInDays endUserNotificationSetting excludedAccountTarget id includedAccountTarget isAutomated
    lastModifiedBy lastModifiedDateTime launchDateTime oAuthConsentAppDetail payloadDeliveryPlatform report status
    trainingSetting`,
  accessReviewScheduleDefinition: words`
    additionalNotificationRecipients createdBy createdDateTime descriptionForAdmins descriptionForReviewers
    displayName fallbackReviewers id instanceEnumerationScope lastModifiedDateTime reviewers scope settings
    stageSettings status`,
  "security.retentionLabel": words`
    actionAfterRetentionPeriod behaviorDuringRetentionPeriod createdBy createdDateTime defaultRecordBehavior
    descriptionForAdmins descriptionForUsers displayName id isInUse labelToBeApplied lastModifiedBy
    lastModifiedDateTime retentionDuration retentionTrigger`,
  delegatedAdminRelationship: words`
    accessDetails activatedDateTime autoExtendDuration createdDateTime customer displayName duration endDateTime id
    lastModifiedDateTime status`,
  onPremisesDirectorySynchronization: words`configuration features id`,
  privilegedAccessGroupEligibilityScheduleInstance: words`
    accessId eligibilityScheduleId endDateTime groupId id memberType principalId startDateTime`,
  delegatedPermissionClassification: words`classification id permissionId permissionName`,
  accessReviewInstance: words`endDateTime fallbackReviewers id reviewers scope startDateTime status`,
  bitlockerRecoveryKey: words`createdDateTime deviceId id key volumeType`,
};

const BETA = {
  signIn: words`
    agent appliedEventListeners appOwnerTenantId appTokenProtectionStatus authenticationAppPolicyEvaluationDetails
    authenticationContextClassReferences authenticationDetails authenticationMethodsUsed
    authenticationProcessingDetails authenticationProtocol authenticationRequirement
    authenticationRequirementPolicies autonomousSystemNumber azureResourceId clientCredentialType clientSessionId
    conditionalAccessAudiences crossTenantAccessType federatedCredentialId flaggedForReview
    globalSecureAccessIpAddress homeTenantName incomingTokenType ipAddressFromResourceProvider isTenantRestricted
    isThroughGlobalSecureAccess managedServiceIdentity mfaDetail networkLocationDetails originalRequestId
    originalTransferMethod privateLinkDetails processingTimeInMilliseconds resourceOwnerTenantId
    resourceServicePrincipalId servicePrincipalCredentialKeyId servicePrincipalCredentialThumbprint sessionId
    sessionLifetimePolicies signInEventTypes signInIdentifier signInIdentifierType signInTokenProtectionStatus
    tokenIssuerName tokenIssuerType tokenProtectionStatusDetails uniqueTokenIdentifier userType`,
  user: words`
    cloudLicensing cloudRealtimeCommunicationInfo deviceKeys identityGovernance infoCatalogs
    isLicenseReconciliationNeeded onPremisesSipInfo refreshTokensValidFromDateTime`,
  servicePrincipal: words`
    errorUrl passwordSingleSignOnSettings preferredTokenSigningKeyEndDateTime publishedPermissionScopes
    publisherName samlMetadataUrl`,
  unifiedRoleDefinition: words`allowedPrincipalTypes isPrivileged`,
  deviceManagementConfigurationPolicy: words`
    createdDateTime creationSource description disableEntraGroupPolicyAssignment id isAssigned lastModifiedDateTime
    name platforms priorityMetaData roleScopeTagIds settingCount technologies templateReference`,
  deviceManagementIntent: words`
    description displayName id isAssigned isMigratingToConfigurationPolicy lastModifiedDateTime roleScopeTagIds
    templateId`,
  deviceManagementIntentAssignment: words`id target`,
  deviceManagementSettingInstance: words`definitionId id valueJson`,
  groupPolicyConfiguration: words`
    createdDateTime description displayName id lastModifiedDateTime policyConfigurationIngestionType
    roleScopeTagIds`,
  groupPolicyConfigurationAssignment: words`id lastModifiedDateTime target`,
  groupPolicyDefinitionValue: words`configurationType createdDateTime enabled id lastModifiedDateTime`,
  deviceManagementConfigurationSetting: words`id settingInstance`,
  authentication: words`id requirements signInPreferences`,
  managedDeviceEncryptionState: words`
    advancedBitLockerStates deviceName deviceType encryptionPolicySettingState encryptionReadinessState
    encryptionState fileVaultStates id osVersion policyDetails tpmSpecificationVersion userPrincipalName`,
};

/** Whether `$select` may name `property` of a type in a version. */
export function isProperty(version, type, property) {
  return Boolean(V1[type]?.has(property) || (version === "beta" && BETA[type]?.has(property)));
}
