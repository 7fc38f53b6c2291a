# The two libraries, made of the folders' objects.
#   kehu         shared; the C interface and nothing else (kehu.h)
#   kehu_static  static; the C++ interface as well (kehu.hpp), which has no stable ABI

add_library(kehu SHARED ${KEHU_OBJECTS})
add_library(kehu::kehu ALIAS kehu)
set_target_properties(kehu PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION 0
  LINK_DEPENDS ${PROJECT_SOURCE_DIR}/src/c_api/symbols.map)
target_link_libraries(kehu PRIVATE $<BUILD_INTERFACE:kehu_build>)
target_link_options(kehu PRIVATE
  -Wl,--version-script=${PROJECT_SOURCE_DIR}/src/c_api/symbols.map -Wl,--gc-sections)
if(NOT KEHU_SANITIZE)  # the sanitizers' own symbols come with the program
  target_link_options(kehu PRIVATE -Wl,--no-undefined)
endif()

add_library(kehu_static STATIC ${KEHU_OBJECTS})
add_library(kehu::kehu_static ALIAS kehu_static)
set_target_properties(kehu_static PROPERTIES OUTPUT_NAME kehu)
target_compile_features(kehu_static INTERFACE cxx_std_20)
target_link_libraries(kehu_static INTERFACE SQLite::SQLite3 Threads::Threads Boost::headers
  "$<BUILD_INTERFACE:PkgConfig::SODIUM;${CCTZ_LIBRARY};${UTF8PROC_LIBRARY}>"
  "$<INSTALL_INTERFACE:kehu::sodium;kehu::cctz;kehu::utf8proc>")  # kehuConfig.cmake finds them

foreach(library kehu kehu_static)
  target_include_directories(${library} INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>)
endforeach()

if(KEHU_INSTALL)
  include(GNUInstallDirs)
  include(CMakePackageConfigHelpers)
  set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/kehu)
  # Two sets, so that who wants the C interface alone needs nothing of what the archive links.
  install(TARGETS kehu EXPORT kehuTargets)
  install(TARGETS kehu_static EXPORT kehuStaticTargets)
  install(EXPORT kehuTargets NAMESPACE kehu:: DESTINATION ${package_dir})
  install(EXPORT kehuStaticTargets NAMESPACE kehu:: DESTINATION ${package_dir})
  install(DIRECTORY include/kehu DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

  configure_package_config_file(cmake/kehuConfig.cmake.in kehuConfig.cmake
    INSTALL_DESTINATION ${package_dir})
  write_basic_package_version_file(kehuConfigVersion.cmake COMPATIBILITY SameMajorVersion)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/kehuConfig.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/kehuConfigVersion.cmake DESTINATION ${package_dir})
  file(RELATIVE_PATH KEHU_PC_INCLUDE ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig
    ${CMAKE_INSTALL_FULL_INCLUDEDIR})
  configure_file(cmake/kehu.pc.in kehu.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/kehu.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endif()
